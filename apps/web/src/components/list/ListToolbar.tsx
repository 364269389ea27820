import { Select } from 'antd'
import type { ReactNode } from 'react'
import { SearchBox } from './SearchBox.js'
import type { ListSearch } from './use-list-search.js'

export interface ToolbarChoice {
  /** The filter's name in the address. */
  name: string
  label: string
  options: { value: string; label: string }[] | undefined
}

interface ListToolbarProps {
  list: ListSearch
  /** What the search finds by. */
  search: string
  choices: ToolbarChoice[]
  /** Further filters, and what may be done with the whole list. */
  children?: ReactNode
}

/** Above a list: searching it, narrowing it, and what may be done with all of it. */
export const ListToolbar = ({ list, search, choices, children }: ListToolbarProps) => (
  <div className="toolbar">
    <SearchBox
      placeholder={search}
      value={list.valueOf('search') ?? ''}
      onSearch={text => list.set({ search: text })}
    />
    {choices.map(({ name, label, options }) => (
      <Select
        allowClear
        key={name}
        aria-label={label}
        placeholder={label}
        options={options}
        value={list.valueOf(name)}
        onChange={value => list.set({ [name]: value })}
      />
    ))}
    {children}
  </div>
)
