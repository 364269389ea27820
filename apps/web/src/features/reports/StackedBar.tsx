import type { ClaimCounts } from '../../api/types.js'
import { m } from '../../messages/index.js'

export type UnitCounts = ClaimCounts['byUnit'][number]

const kinds = ['approved', 'returned', 'rejected'] as const

export const sumOf = (unit: UnitCounts): number => kinds.reduce((sum, kind) => sum + unit[kind], 0)

/** A unit's verdicts beside each other, in proportion to the most that any unit has. */
export const StackedBar = ({ unit, most }: { unit: UnitCounts; most: number }) =>
  sumOf(unit) === 0 ? null : (
    <div
      className="bar"
      role="img"
      aria-label={m.report.bar(unit.name, unit.approved, unit.returned, unit.rejected)}
      style={{ width: `${(sumOf(unit) / most) * 100}%` }}
    >
      {kinds
        .filter(kind => unit[kind] > 0)
        .map(kind => (
          <span key={kind} className={`bar-part bar-${kind}`} style={{ flexGrow: unit[kind] }}>
            {unit[kind]}
          </span>
        ))}
    </div>
  )

export const StackedBarLegend = () => (
  <ul className="bar-legend">
    {kinds.map(kind => (
      <li key={kind}>
        <span className={`bar-key bar-${kind}`} aria-hidden />
        {m.report[kind]}
      </li>
    ))}
  </ul>
)
