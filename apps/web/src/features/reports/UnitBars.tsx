import { useState } from 'react'
import { Link } from 'react-router'
import type { ClaimCounts } from '../../api/types.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { m } from '../../messages/index.js'
import { StackedBar, StackedBarLegend, sumOf, type UnitCounts } from './StackedBar.js'

const shownAtFirst = 8
const territorial = new Set(['district', 'subdistrict', 'community'])

interface GroupProps {
  title: string
  hint?: string
  units: UnitCounts[]
  most: number
  onDrill: (unitId: string) => void
}

const UnitRow = ({ unit, most, onDrill }: { unit: UnitCounts } & Pick<GroupProps, 'most' | 'onDrill'>) => (
  <li className="bar-row">
    <button type="button" className="bar-name" title={unit.name} onClick={() => onDrill(unit.unitId)}>
      {unit.name}
    </button>
    <div className="bar-track">
      <StackedBar unit={unit} most={most} />
    </div>
    <Link to={`/claims?${new URLSearchParams({ unit: unit.unitId, unitName: unit.name }).toString()}`}>
      {m.report.claims}
    </Link>
  </li>
)

const UnitGroup = ({ title, hint, units, most, onDrill }: GroupProps) => {
  const [isAll, setAll] = useState(false)
  const sorted = [...units].sort((a, b) => sumOf(b) - sumOf(a))
  const shown = isAll ? sorted : sorted.slice(0, shownAtFirst)
  if (units.length === 0) return null
  return (
    <>
      <h3 className="bar-group">
        {title} {hint && <span className="muted">{hint}</span>}
      </h3>
      <ul className="bars">
        {shown.map(unit => (
          <UnitRow key={unit.unitId} unit={unit} most={most} onDrill={onDrill} />
        ))}
      </ul>
      {shown.length < sorted.length && (
        <button type="button" className="bar-more" onClick={() => setAll(true)}>
          {m.report.more(sorted.length - shown.length)}
        </button>
      )}
    </>
  )
}

/** One bar a unit, the longest first; each leads to its own units and to the claims behind it. */
export const UnitBars = ({
  units,
  onDrill,
}: {
  units: ClaimCounts['byUnit']
  onDrill: GroupProps['onDrill']
}) => {
  if (units.length === 0) return <EmptyState title={m.report.noChildren[0]} hint={m.report.noChildren[1]} />
  const most = Math.max(1, ...units.map(sumOf))
  const areas = units.filter(({ kind }) => territorial.has(kind))
  const agencies = units.filter(({ kind }) => !territorial.has(kind))
  return (
    <>
      <StackedBarLegend />
      <UnitGroup title={m.report.areas} units={areas} most={most} onDrill={onDrill} />
      <UnitGroup
        title={m.report.agencies}
        hint={areas.length > 0 ? m.report.agenciesHint : ''}
        units={agencies}
        most={most}
        onDrill={onDrill}
      />
    </>
  )
}
