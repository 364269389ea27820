import type { ListSearch } from '../../components/list/use-list-search.js'
import { ChoiceFilter, SearchFilter, UnitFilter } from '../../components/list/filters.js'
import type { ProcessQuery, StageName } from '../../api/types.js'
import { m } from '../../messages/index.js'

const t = m.claim.filters
const states = [
  { value: 'true', label: t.open },
  { value: 'false', label: t.ended },
]

const flag = (value: string | undefined) => (value === 'true' || value === 'false' ? value : undefined)

/** The list's filters as the API asks for them. */
export const claimQueryOf = (list: ListSearch): ProcessQuery => ({
  kind: 'claim',
  search: list.valueOf('search'),
  stage: list.valueOf('stage'),
  open: flag(list.valueOf('open')),
  mine: flag(list.valueOf('mine')),
  unitId: list.valueOf('unit'),
})

/** Search, state, stage and subtree. */
export const ClaimFilters = ({ list, stages }: { list: ListSearch; stages: StageName[] }) => (
  <>
    <SearchFilter list={list} label={m.claim.search} />
    <ChoiceFilter list={list} name="open" label={t.state} options={states} />
    <ChoiceFilter
      list={list}
      name="stage"
      label={t.stage}
      options={stages.map(({ stage, label }) => ({ value: stage, label }))}
    />
    <UnitFilter list={list} label={t.unit} />
  </>
)
