import type { ProcessFilter, StageName } from '../../api/types.js'
import { ChoiceFilter, SearchFilter, UnitFilter } from '../../components/list/filters.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'

const t = m.administration.filters
const parts = optionsOf(t.parts)
const states = [
  { value: 'true', label: m.administration.counts.open },
  { value: 'false', label: m.administration.counts.ended },
]
const overdue = 'overdue'
const deadlines = [
  { value: overdue, label: t.overdue },
  { value: '0', label: t.dueToday },
  ...[1, 3, 5, 10].map(days => ({ value: String(days), label: t.dueWithin(days) })),
]

const oneOf = <T extends string>(values: readonly T[], value: string | undefined): T | undefined =>
  values.find(each => each === value)

const texts = ['kind', 'stage', 'search', 'person'] as const

/** The page's filters as the API asks for them. */
export const processFilterOf = (list: ListSearch): ProcessFilter => {
  const due = list.valueOf('due')
  const given = texts.flatMap((name): [string, string][] => {
    const value = list.valueOf(name)
    return value ? [[name, value]] : []
  })
  return {
    ...Object.fromEntries<string>(given),
    unitId: list.valueOf('unit'),
    open: oneOf(['true', 'false'], list.valueOf('open')),
    part: oneOf(['started', 'acted', 'holds'], list.valueOf('part')),
    ...(due === overdue && { overdue: 'true' as const }),
    ...(due !== undefined && due !== overdue && { dueWithin: Number(due) }),
  }
}

interface ProcessFiltersProps {
  list: ListSearch
  stages: StageName[]
  kinds: { kind: string; label: string }[]
}

/** By number or title, person, organisation, kind, state, stage and deadline. */
export const ProcessFilters = ({ list, stages, kinds }: ProcessFiltersProps) => (
  <>
    <SearchFilter list={list} label={m.administration.search} />
    <SearchFilter list={list} label={t.person} name="person" />
    {list.valueOf('person') && <ChoiceFilter list={list} name="part" label={t.part} options={parts} />}
    <UnitFilter list={list} label={t.unit} />
    {kinds.length > 1 && (
      <ChoiceFilter
        list={list}
        name="kind"
        label={t.kind}
        options={kinds.map(({ kind, label }) => ({ value: kind, label }))}
      />
    )}
    <ChoiceFilter list={list} name="open" label={t.state} options={states} />
    <ChoiceFilter
      list={list}
      name="stage"
      label={t.stage}
      options={stages.map(({ stage, label }) => ({ value: stage, label }))}
    />
    <ChoiceFilter list={list} name="due" label={t.due} options={deadlines} />
  </>
)
