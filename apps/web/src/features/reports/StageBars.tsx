import { Link } from 'react-router'
import type { ClaimCounts } from '../../api/types.js'
import { m } from '../../messages/index.js'

/** How many claims stand where, each leading to them. */
export const StageBars = ({ counts: { unit, byStage } }: { counts: ClaimCounts }) => {
  const most = Math.max(1, ...byStage.map(({ count }) => count))
  return (
    <ul className="bars">
      {byStage.map(({ stage, label, count }) => (
        <li key={stage} className="bar-row">
          <span className="bar-name">{label}</span>
          <div className="bar-track">
            {count > 0 && <div className="bar bar-plain" style={{ width: `${(count / most) * 100}%` }} />}
          </div>
          <Link className="figure" to={`/claims?stage=${stage}&unit=${unit.id}`}>
            {m.report.count(count)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
