import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { weekNumbersQuery } from '../../api/weekly.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import './weekly.css'

const t = m.weekly.numbers

interface Span {
  from: string
  to: string
}

/** The very weeks that a figure counts. */
const weeksOf = (unit: string, span: Span, state?: string): string =>
  `/weeks?${new URLSearchParams({ unit, ...span, ...(state && { state }) }).toString()}`

/** How the weeks below a unit stand; a name leads further down, a figure to its weeks. */
export const WeekNumbers = ({ list }: { list: ListSearch }) => {
  const unit = list.valueOf('unit')
  const found = useQuery(weekNumbersQuery(unit))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { items, from, to, unit: of } = found.data
  const span = { from, to }
  if (items.length === 0) return <EmptyState title={t.empty[0]} hint={t.empty[1]} />
  return (
    <Panel title={of.name} aside={<span className="muted figure">{t.lead(from, to)}</span>}>
      {unit && (
        <p>
          <Link to="/weeks?view=numbers">{t.up}</Link>
        </p>
      )}
      <ul className="plain-list">
        {items.map(({ unit: child, isCommunity, selected, none, open, deciding, late }) => (
          <li key={child.id} className="week-numbers">
            {isCommunity ? (
              <Link to={weeksOf(child.id, span)}>{child.name}</Link>
            ) : (
              <Button type="link" size="small" onClick={() => list.set({ unit: child.id })}>
                {child.name}
              </Button>
            )}
            <Link to={weeksOf(child.id, span, 'selected')}>
              {t.selected} <b className="figure">{selected}</b>
            </Link>
            <Link to={weeksOf(child.id, span, 'none')}>
              {t.none} <b className="figure">{none}</b>
            </Link>
            <Link to={weeksOf(child.id, span, 'open')}>
              {m.weekly.states.open} <b className="figure">{open}</b>
            </Link>
            <Link to={weeksOf(child.id, span, 'deciding')}>
              {m.weekly.states.deciding} <b className="figure">{deciding}</b>
            </Link>
            <Link to={weeksOf(child.id, span, 'late')} className={late > 0 ? 'week-late' : ''}>
              {t.late} <b className="figure">{late}</b>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
