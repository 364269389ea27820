import type { OpenRound, ProcessPage, Seat } from '../../api/types.js'
import { DueTag } from '../../components/DueTag.js'
import { Panel } from '../../components/Panel.js'
import { DeadlineExplained } from '../../components/process/DeadlineExplained.js'
import { formatDay, formatInstant } from '../../format/dates.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { DeadlineBasis } from '../policies/RulesInWords.js'
import './process.css'

const SeatLine = ({ seat }: { seat: Seat }) => (
  <li className={`seat seat-${seat.status}`}>
    <p>
      <strong>{seat.holders.length > 0 ? m.process.holders(seat.holders) : m.process.vacant}</strong>
      {seat.origin && <span className="seat-origin">{m.inbox.origins[seat.origin] ?? seat.origin}</span>}
    </p>
    <p className="muted">
      {seat.unit.name} · {seat.roleLabel}
    </p>
    <p className={seat.status === 'open' ? 'seat-waiting' : 'muted'}>
      {seat.byName && seat.actLabel ? m.process.doneBy(seat.byName, seat.actLabel) : seat.statusLabel}
    </p>
  </li>
)

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
    <ul>
      {round.seats
        .filter(seat => seat.status !== 'cancelled')
        .map(seat => (
          <SeatLine key={seat.seatId} seat={seat} />
        ))}
    </ul>
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
