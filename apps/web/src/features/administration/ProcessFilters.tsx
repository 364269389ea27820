import { Select } from 'antd'
import type { ProcessFilter, StageName } from '../../api/types.js'
import { SearchBox } from '../../components/list/SearchBox.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'

const t = m.administration.filters
const parts = Object.entries(t.parts).map(([value, label]) => ({ value, label }))
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

interface Choices {
  list: ListSearch
  name: string
  any: string
  options: { value: string; label: string }[]
}

const Choose = ({ list, name, any, options }: Choices) => (
  <Select
    allowClear
    aria-label={any}
    placeholder={any}
    options={options}
    value={list.valueOf(name)}
    onChange={(value: string | undefined) => list.set({ [name]: value })}
  />
)

interface ProcessFiltersProps {
  list: ListSearch
  stages: StageName[]
  kinds: { kind: string; label: string }[]
}

/** By number or title, person, organisation, kind, state, stage and deadline. */
export const ProcessFilters = ({ list, stages, kinds }: ProcessFiltersProps) => (
  <>
    <SearchBox
      placeholder={m.administration.search}
      value={list.valueOf('search') ?? ''}
      onSearch={search => list.set({ search })}
    />
    <SearchBox
      placeholder={t.person}
      value={list.valueOf('person') ?? ''}
      onSearch={person => list.set({ person })}
    />
    {list.valueOf('person') && <Choose list={list} name="part" any={t.part} options={parts} />}
    <UnitSelect
      allowClear
      placeholder={t.unit}
      value={list.valueOf('unit')}
      valueName={list.valueOf('unitName')}
      onChange={(unit, unitName) => list.set({ unit, unitName })}
    />
    {kinds.length > 1 && (
      <Choose
        list={list}
        name="kind"
        any={t.kind}
        options={kinds.map(({ kind, label }) => ({ value: kind, label }))}
      />
    )}
    <Choose list={list} name="open" any={t.state} options={states} />
    <Choose
      list={list}
      name="stage"
      any={t.stage}
      options={stages.map(({ stage, label }) => ({ value: stage, label }))}
    />
    <Choose list={list} name="due" any={t.due} options={deadlines} />
  </>
)
