import type { OpenRound } from '../../api/types.js'
import { m } from '../../messages/index.js'

type Votes = NonNullable<OpenRound['votes']>
const sides = ['for', 'against', 'open'] as const
const t = m.process.votes

const percentOf = (part: number, { total }: Votes): number => (total === 0 ? 0 : (part * 100) / total)

/** The weights cast so far, and where the round is decided, as a picture. */
export const VoteCount = ({ votes }: { votes: Votes }) => (
  <div className="votes">
    <div
      className="votes-bar"
      role="img"
      aria-label={t.told(votes.for, votes.against, votes.open, votes.passPercent, votes.rejectPercent)}
    >
      {sides
        .filter(side => votes[side] > 0)
        .map(side => (
          <span key={side} className={`votes-${side}`} style={{ width: `${percentOf(votes[side], votes)}%` }}>
            {votes[side]}
          </span>
        ))}
      <i className="votes-pass" style={{ left: `${votes.passPercent}%` }} aria-hidden />
    </div>
    <p className="muted">{t.rule(votes.passPercent, votes.rejectPercent)}</p>
  </div>
)
