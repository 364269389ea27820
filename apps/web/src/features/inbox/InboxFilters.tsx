import { ChoiceFilter, SearchFilter, UnitFilter } from '../../components/list/filters.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import type { InboxBox, StageName } from '../../api/types.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'

interface InboxFiltersProps {
  list: ListSearch
  box: InboxBox
  kinds: { kind: string; label: string }[]
  stages: StageName[]
}

const t = m.inbox.filters
/** Boxes in which something can still be late. */
const waiting: readonly InboxBox[] = ['todo', 'started']

/** Search, kind, stage, deadline and unit. */
export const InboxFilters = ({ list, box, kinds, stages }: InboxFiltersProps) => (
  <>
    <SearchFilter list={list} label={m.inbox.search} />
    {kinds.length > 1 && (
      <ChoiceFilter
        list={list}
        name="kind"
        label={t.kind}
        options={kinds.map(({ kind, label }) => ({ value: kind, label }))}
      />
    )}
    <ChoiceFilter
      list={list}
      name="stage"
      label={t.stage}
      options={stages.map(({ stage, label }) => ({ value: stage, label }))}
    />
    {waiting.includes(box) && (
      <ChoiceFilter list={list} name="due" label={t.due} options={optionsOf(t.dues)} />
    )}
    <UnitFilter list={list} name="unitId" label={t.unit} />
  </>
)
