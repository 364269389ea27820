import type { OpenRound, Seat } from '../../api/types.js'
import { formatInstant } from '../../format/dates.js'
import { Mark } from '../../components/Mark.js'
import { m } from '../../messages/index.js'
import './process.css'

const t = m.process.seats

/** 乙 代 甲 已同意. */
const doneBy = ({ byName = '', onBehalfOfName, actLabel = '' }: Seat): string =>
  m.process.doneBy(onBehalfOfName ? t.onBehalf(byName, onBehalfOfName) : byName, actLabel)

const Marks = ({ seat }: { seat: Seat }) => (
  <>
    {seat.origin && <Mark>{m.inbox.origins[seat.origin] ?? seat.origin}</Mark>}
    {seat.weight !== undefined && <span className="seat-weight figure">{t.weight(seat.weight)}</span>}
  </>
)

/** The delegate's opinion stands beside the decision of whoever asked for it. */
const Delegated = ({ delegation }: { delegation: NonNullable<Seat['delegation']> }) => (
  <div className="seat-delegation">
    <p className="muted">{t.delegated(delegation.byName, delegation.toName, delegation.reason)}</p>
    {delegation.opinion ? (
      <blockquote className="quote">
        {t.opinionOf(delegation.toName, delegation.opinion.stanceLabel)}
        {delegation.opinion.text}
      </blockquote>
    ) : (
      <p className="muted">{t.awaited}</p>
    )}
  </div>
)

const State = ({ seat }: { seat: Seat }) => (
  <p className={seat.status === 'open' ? 'seat-waiting' : 'muted'}>
    {seat.byName && seat.actLabel ? doneBy(seat) : seat.statusLabel}
    {seat.waitsFor && seat.waitsFor.length > 0 && t.waitsFor(seat.waitsFor)}
    {seat.remindedAt && seat.status === 'open' && t.reminded(formatInstant(seat.remindedAt))}
  </p>
)

const SeatLine = ({ seat, order }: { seat: Seat; order: number | undefined }) => (
  <li className={`seat seat-${seat.status}`}>
    <p>
      {order !== undefined && <span className="seat-order figure">{order}</span>}
      <strong>{seat.holders.length > 0 ? m.process.holders(seat.holders) : m.process.vacant}</strong>
      <Marks seat={seat} />
    </p>
    <p className="muted">
      {seat.unit.name} · {seat.roleLabel}
      {seat.addedByName && t.addedBy(seat.addedByName)}
    </p>
    {seat.delegation && <Delegated delegation={seat.delegation} />}
    <State seat={seat} />
    {seat.opinion && <blockquote className="quote">{seat.opinion}</blockquote>}
  </li>
)

/** The seats of a round: in their order where one comes after the other, those closed without an act told as such. */
export const SeatList = ({ seats, rule }: { seats: Seat[]; rule: OpenRound['rule'] }) => (
  <ul>
    {seats.map((seat, index) => (
      <SeatLine key={seat.seatId} seat={seat} order={rule === 'sequence' ? index + 1 : undefined} />
    ))}
  </ul>
)
