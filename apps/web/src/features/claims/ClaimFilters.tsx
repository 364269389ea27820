import { Select } from 'antd'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { SearchBox } from '../../components/list/SearchBox.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import type { ProcessQuery, StageName } from '../../api/types.js'
import { m } from '../../messages/index.js'

const states = [
  { value: 'true', label: m.claim.filters.open },
  { value: 'false', label: m.claim.filters.ended },
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
    <SearchBox
      placeholder={m.claim.search}
      value={list.valueOf('search') ?? ''}
      onSearch={search => list.set({ search })}
    />
    <Select
      allowClear
      aria-label={m.claim.filters.any}
      placeholder={m.claim.filters.any}
      options={states}
      value={flag(list.valueOf('open'))}
      onChange={open => list.set({ open })}
    />
    <Select
      allowClear
      aria-label={m.claim.columns.stage}
      placeholder={m.claim.filters.stage}
      options={stages.map(({ stage, label }) => ({ value: stage, label }))}
      value={list.valueOf('stage')}
      onChange={stage => list.set({ stage })}
    />
    <UnitSelect
      allowClear
      placeholder={m.claim.filters.unit}
      value={list.valueOf('unit')}
      valueName={list.valueOf('unitName')}
      onChange={(unit, unitName) => list.set({ unit, unitName })}
    />
  </>
)
