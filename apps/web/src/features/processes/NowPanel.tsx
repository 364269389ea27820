import type { OpenRound, ProcessPage } from '../../api/types.js'
import { DueTag } from '../../components/DueTag.js'
import { Panel } from '../../components/Panel.js'
import { DeadlineExplained } from '../../components/process/DeadlineExplained.js'
import { formatDay, formatInstant } from '../../format/dates.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { DeadlineBasis } from '../policies/RulesInWords.js'
import { SeatList } from './SeatList.js'
import { VoteCount } from './VoteCount.js'
import './process.css'

const Why = ({ processId, round, today }: { processId: string; round: OpenRound; today: string }) =>
  round.dueOn && round.days.length > 0 ? (
    <details className="why" open={round.days.length <= 14}>
      <summary>{m.deadline.whyOf(formatDay(round.dueOn))}</summary>
      <DeadlineExplained days={round.days} today={today} />
      <DeadlineBasis processId={processId} round={round} />
    </details>
  ) : null

const RoundNow = ({ processId, round, today }: { processId: string; round: OpenRound; today: string }) => (
  <div className="round-now">
    <p className="round-label">
      <strong>{round.label}</strong>
      <span className="muted">{round.seats.length > 1 && round.ruleLabel}</span>
    </p>
    {round.votes && <VoteCount votes={round.votes} />}
    <SeatList seats={round.seats} rule={round.rule} />
    <p className="round-due">
      {m.deadline.due}{' '}
      <DueTag
        dueOn={round.dueOn}
        workingDaysLeft={round.workingDaysLeft}
        overdue={round.workingDaysLeft !== undefined && round.workingDaysLeft < 0}
        provisional={round.provisional}
      />
    </p>
    {round.request && <p className="round-request">{round.request}</p>}
    {round.pausedSince && (
      <p className="round-paused">{m.deadline.paused(formatInstant(round.pausedSince))}</p>
    )}
    <p className="muted figure">{m.process.since(formatInstant(round.openedAt))}</p>
    <Why processId={processId} round={round} today={today} />
  </div>
)

/** Who has it now, until when, and why until then. */
export const NowPanel = ({ page }: { page: ProcessPage }) => {
  const today = useBusinessToday()
  return (
    <Panel title={page.endedAt ? m.deadline.endedTitle : m.process.now}>
      {page.rounds.length === 0 && (
        <p className="muted">{page.endedAt ? m.deadline.endedNote : m.process.nobody}</p>
      )}
      {page.rounds.map(round => (
        <RoundNow key={`${round.region}.${round.round}`} processId={page.id} round={round} today={today} />
      ))}
    </Panel>
  )
}
