import { Button } from 'antd'
import { useState } from 'react'
import type { Given, WeekId } from '../../api/weekly.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { LinkDialog } from './LinkDialog.js'
import { useWeekCommand } from './use-week-command.js'

const t = m.weekly.given
type Asked = { name: 'link' | 'aside'; given: Given }

const AsideDialog = ({ id, given, onClose }: { id: WeekId; given: Given; onClose: () => void }) => {
  const command = useWeekCommand(id, onClose)
  const send = (reason: string) => command.run({ name: 'setAside', recommendationId: given.id, reason })
  return (
    <ReasonDialog
      title={t.aside}
      about={t.asideHint}
      isDanger={false}
      command={command}
      onSend={send}
      onClose={onClose}
    />
  )
}

const Meant = ({ given: { subject, setAside } }: { given: Given }) => {
  if (setAside) return <p className="muted">{t.setAside(setAside.byName, setAside.reason)}</p>
  return <p className="muted">{subject ? t.linked(subject.name) : t.unread}</p>
}

const Recommendation = ({ given, ask }: { given: Given; ask?: (name: Asked['name']) => void }) => (
  <article className="week-given">
    <p className={given.setAside ? 'week-aside' : ''}>
      <b>{given.named}</b>：{given.reason}
    </p>
    <p className="cell-sub">{t.by(given.sourceLabel, given.byName, given.slip)}</p>
    {given.standsOut && <p className="week-late">{t.standsOut}</p>}
    <Meant given={given} />
    {ask && (
      <p>
        <Button type="link" size="small" onClick={() => ask('link')}>
          {t.link}
        </Button>
        <Button type="link" size="small" onClick={() => ask('aside')}>
          {t.aside}
        </Button>
      </p>
    )}
  </article>
)

/** What was recommended, in the order in which it came; staff say who is meant or why it does not count. */
export const RecommendationsPanel = ({
  id,
  given,
  mayJudge,
}: {
  id: WeekId
  given: Given[]
  mayJudge: boolean
}) => {
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  return (
    <Panel title={t.title}>
      {given.length === 0 && <p className="muted">{t.none}</p>}
      {given.map(each => (
        <Recommendation
          key={each.id}
          given={each}
          {...(mayJudge && { ask: (name: Asked['name']) => setAsked({ name, given: each }) })}
        />
      ))}
      {asked?.name === 'link' && <LinkDialog id={id} given={asked.given} onClose={close} />}
      {asked?.name === 'aside' && <AsideDialog id={id} given={asked.given} onClose={close} />}
    </Panel>
  )
}
