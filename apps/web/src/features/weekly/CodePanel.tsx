import { Button, Popconfirm, QRCode } from 'antd'
import type { WeekId, WeekPage } from '../../api/weekly.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Panel } from '../../components/Panel.js'
import { usePublicOrigin } from '../../components/poster/public-address.js'
import { m } from '../../messages/index.js'
import { useWeekCommand } from './use-week-command.js'
import './weekly.css'

const t = m.weekly.code
const side = 168

/** Four letters and a gap: as it is read aloud and typed. */
export const spacedCode = (path: string): string => (path.split('=')[1] ?? '').replace(/(.{4})(?=.)/g, '$1 ')

const Code = ({ id, code: { path, since } }: { id: WeekId; code: NonNullable<WeekPage['code']> }) => {
  const { origin } = usePublicOrigin()
  return (
    <div className="week-code">
      <QRCode value={origin + path} size={side} type="svg" errorLevel="M" bordered={false} />
      <div>
        <p>{t.lead}</p>
        <p className="muted">{t.typed(origin + (path.split('?')[0] ?? ''))}</p>
        <p className="figure">{spacedCode(path)}</p>
        <p className="muted">{t.since(since.slice(0, 10))}</p>
        <LinkButton to={`/weeks/${id.communityId}/${id.week}/poster`}>{t.print}</LinkButton>
      </div>
    </div>
  )
}

/** What hangs on the notice board. */
export const CodePanel = ({ id, code }: { id: WeekId; code: WeekPage['code'] }) => {
  const command = useWeekCommand(id)
  const make = () => command.run({ name: 'makeCode' })
  return (
    <Panel
      title={t.title}
      aside={
        code ? (
          <Popconfirm title={t.renewHint} okText={t.renew} cancelText={m.state.cancel} onConfirm={make}>
            <Button size="small" loading={command.isPending}>
              {t.renew}
            </Button>
          </Popconfirm>
        ) : (
          <Button size="small" loading={command.isPending} onClick={make}>
            {t.make}
          </Button>
        )
      }
    >
      <FormProblem problem={command.problem} />
      {code ? <Code id={id} code={code} /> : <p className="muted">{t.none}</p>}
    </Panel>
  )
}
