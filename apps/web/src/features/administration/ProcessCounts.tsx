import { useQuery } from '@tanstack/react-query'
import { processCountsQuery } from '../../api/processes.js'
import type { ProcessFilter } from '../../api/types.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { m } from '../../messages/index.js'
import './process-search.css'

type Figure = keyof typeof m.administration.counts

/** What each figure narrows the list to. */
const narrowing: Record<Figure, Record<string, string | undefined>> = {
  total: { open: undefined, due: undefined },
  open: { open: 'true', due: undefined },
  overdue: { open: undefined, due: 'overdue' },
  dueSoon: { open: undefined, due: '3' },
  ended: { open: 'false', due: undefined },
}
const figures = Object.keys(narrowing) as Figure[]

/** How many there are in all, and how they stand; each figure leads to its processes. */
export const ProcessCounts = ({ list, filter }: { list: ListSearch; filter: ProcessFilter }) => {
  const { open: _open, overdue: _overdue, dueWithin: _dueWithin, ...everywhere } = filter
  const counts = useQuery(processCountsQuery(everywhere)).data
  const isChosen = (figure: Figure) =>
    Object.entries(narrowing[figure]).every(([name, value]) => list.valueOf(name) === value)
  return (
    <div className="process-counts" role="group" aria-label={m.administration.title}>
      {figures.map(figure => (
        <button
          key={figure}
          type="button"
          className={`process-count count-of-${figure}`}
          aria-pressed={isChosen(figure)}
          onClick={() => list.set(narrowing[figure])}
        >
          {m.administration.counts[figure]} <strong className="figure">{counts?.[figure] ?? '–'}</strong>
        </button>
      ))}
    </div>
  )
}
