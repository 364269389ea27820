import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { m } from '../../messages/index.js'
import { EmptyState } from '../states/EmptyState.js'
import { NotLoaded } from '../states/NotLoaded.js'
import { Pager } from './Pager.js'
import { Rows, type RowsProps } from './Rows.js'
import './data-list.css'

export type { Column } from './Rows.js'

export interface DataListProps<Row> extends Omit<RowsProps<Row>, 'rows'> {
  query: UseQueryResult<{ items: Row[]; total: number }>
  /** Title and what comes next. */
  empty: readonly [string, string]
  offset: number
  limit: number
  onPage: (offset: number) => void
}

/** An old link, or a list that has become shorter. */
const Beyond = ({ onPage }: { onPage: (offset: number) => void }) => (
  <EmptyState title={m.state.beyond[0]} hint={m.state.beyond[1]}>
    <Button onClick={() => onPage(0)}>{m.state.toFirst}</Button>
  </EmptyState>
)

/** A list: a table on a wide screen, cards on a phone, and a word for each of loading, failing and nothing there. */
export const DataList = <Row,>(list: DataListProps<Row>) => {
  const { query, empty } = list
  if (!query.isSuccess) return <NotLoaded query={query} />
  const { items, total } = query.data
  if (items.length === 0)
    return list.offset > 0 ? <Beyond {...list} /> : <EmptyState title={empty[0]} hint={empty[1]} />
  return (
    <div className={query.isPlaceholderData ? 'data-list is-stale' : 'data-list'}>
      <Rows {...list} rows={items} />
      <Pager total={total} offset={list.offset} limit={list.limit} onPage={list.onPage} />
    </div>
  )
}
