import { Button, Popconfirm, QRCode } from 'antd'
import type { WeekId, WeekPage } from '../../api/weekly.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { useWeekCommand } from './use-week-command.js'

const t = m.weekly.code
const side = 168

const Code = ({ code: { path, since } }: { code: NonNullable<WeekPage['code']> }) => (
  <div className="week-code">
    <QRCode value={window.location.origin + path} size={side} type="svg" errorLevel="M" bordered={false} />
    <div>
      <p>{t.lead}</p>
      <p className="muted">{t.typed(window.location.origin + (path.split('?')[0] ?? ''))}</p>
      <p className="figure">{path.split('=')[1]}</p>
      <p className="muted">{t.since(since.slice(0, 10))}</p>
    </div>
  </div>
)

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
      {code ? <Code code={code} /> : <p className="muted">{t.none}</p>}
    </Panel>
  )
}
