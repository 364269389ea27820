import type { ReactNode } from 'react'
import { ChoiceFilter, SearchFilter } from './filters.js'
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
    <SearchFilter list={list} label={search} />
    {choices.map(choice => (
      <ChoiceFilter key={choice.name} list={list} {...choice} />
    ))}
    {children}
  </div>
)
