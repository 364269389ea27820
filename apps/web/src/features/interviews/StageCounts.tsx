import { useQuery } from '@tanstack/react-query'
import { processCountsQuery } from '../../api/processes.js'
import type { ProcessCounts, ProcessFilter, StageName } from '../../api/types.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { m } from '../../messages/index.js'
import '../administration/process-search.css'

const t = m.interviews

export type Scope = keyof typeof t.scopes
export const scopes = Object.keys(t.scopes) as Scope[]

/** Whether those of a scope are open, as the API asks for it. */
export const openOf = (scope: Scope) => (scope === 'open' ? 'true' : 'false')

interface Figure {
  label: string
  count: number
  /** What it narrows the list of its scope to. */
  stage?: string
  due?: 'overdue'
}

const countIn = ({ stages }: ProcessCounts, stage: string): number =>
  stages.find(each => each.stage === stage)?.count ?? 0

/** In the order of the story; of ends only those that came. What an administrator ended stands in the stage it had come to. */
const figuresOf = (counts: ProcessCounts, stages: StageName[], scope: Scope): Figure[] => [
  { label: t.scopes[scope], count: counts.total },
  ...stages
    .map(({ stage, label, final = false }) => ({ stage, label, final, count: countIn(counts, stage) }))
    .filter(({ final, count }) => count > 0 || (scope === 'open' && !final)),
  ...(scope === 'open' ? [{ label: t.overdue, count: counts.overdue, due: 'overdue' as const }] : []),
]

interface Props {
  list: ListSearch
  /** Of all stages. */
  filter: ProcessFilter
  stages: StageName[]
  scope: Scope
  /** Whether the list shows this scope now. */
  isShown: boolean
}

/** How many stand at each stage of a scope; each figure leads to them. */
export const StageCounts = ({ list, filter, stages, scope, isShown }: Props) => {
  const counts = useQuery(processCountsQuery({ ...filter, open: openOf(scope) })).data
  const isChosen = ({ stage, due }: Figure) =>
    isShown && stage === list.valueOf('stage') && due === list.valueOf('due')
  return (
    <div className="process-counts" role="group" aria-label={t.stagesOf(t.scopes[scope])}>
      {(counts ? figuresOf(counts, stages, scope) : []).map(figure => (
        <button
          key={figure.label}
          type="button"
          className={`process-count count-of-${figure.due ?? 'stage'}`}
          aria-pressed={isChosen(figure)}
          onClick={() => list.set({ scope, stage: figure.stage, due: figure.due })}
        >
          {figure.label} <strong className="figure">{figure.count}</strong>
        </button>
      ))}
    </div>
  )
}
