/** The inbox's filters as they stand in the page's address, in a saved filter and in a request. */
import type { ListSearch } from '../../components/list/use-list-search.js'
import type { InboxBox, InboxFilter } from '../../api/types.js'
import { inboxBoxes } from './BoxTabs.js'

const filterNames = ['search', 'kind', 'stage', 'unitId', 'due', 'onBehalfOf'] as const

const isDue = (value: string | undefined): value is NonNullable<InboxFilter['due']> =>
  value === 'overdue' || value === 'thisWeek'

export const boxOf = (list: ListSearch): InboxBox =>
  inboxBoxes.find(box => box === list.valueOf('box')) ?? 'todo'

/** Only what is set. */
export const filterOf = (list: ListSearch): InboxFilter => {
  const given = filterNames.flatMap(name => {
    const value = list.valueOf(name)
    return value === undefined || (name === 'due' && !isDue(value)) ? [] : [[name, value]]
  })
  return Object.fromEntries(given) as InboxFilter
}

/** The address that shows a box narrowed so. */
export const addressOfFilter = (box: InboxBox, filter: InboxFilter = {}): string =>
  `/inbox?${new URLSearchParams({ box, ...filter }).toString()}`

export const isSameFilter = (one: InboxFilter, other: InboxFilter): boolean =>
  filterNames.every(name => one[name] === other[name])
