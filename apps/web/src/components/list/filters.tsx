/** What narrows a list. Each filter is kept in the list's address under its name, and called by what it narrows by. */
import { Button, Select, type SelectProps } from 'antd'
import { m } from '../../messages/index.js'
import { UnitSelect, type UnitSelectProps } from '../UnitSelect.js'
import { SearchBox } from './SearchBox.js'
import type { ListSearch } from './use-list-search.js'

interface Filter {
  list: ListSearch
  label: string
}

export const SearchFilter = ({ list, label, name = 'search' }: Filter & { name?: string }) => (
  <SearchBox
    placeholder={label}
    value={list.valueOf(name) ?? ''}
    onSearch={text => list.set({ [name]: text })}
  />
)

type ChoiceFilterProps = Filter & { name: string } & Pick<SelectProps, 'options' | 'showSearch' | 'loading'>

/** One of a few values. */
export const ChoiceFilter = ({ list, label, name, ...select }: ChoiceFilterProps) => (
  <Select
    {...select}
    allowClear
    aria-label={label}
    placeholder={label}
    value={list.valueOf(name)}
    onChange={(value: string | undefined) => list.set({ [name]: value })}
  />
)

type UnitFilterProps = Filter & { name?: string } & Pick<UnitSelectProps, 'kind' | 'own'>

/** One unit, or what is below it. */
export const UnitFilter = ({ list, label, name = 'unit', ...select }: UnitFilterProps) => (
  <UnitSelect
    {...select}
    allowClear
    placeholder={label}
    value={list.valueOf(name)}
    onChange={unitId => list.set({ [name]: unitId })}
  />
)

export const ClearFilters = ({ list }: Pick<Filter, 'list'>) =>
  list.isFiltered && (
    <Button type="text" onClick={list.clear}>
      {m.state.clear}
    </Button>
  )
