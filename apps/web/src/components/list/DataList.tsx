import type { UseQueryResult } from '@tanstack/react-query'
import { EmptyState } from '../states/EmptyState.js'
import { LoadFailure } from '../states/LoadFailure.js'
import { Loading } from '../states/Loading.js'
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

/** A list: a table on a wide screen, cards on a phone, and a word for each of loading, failing and nothing there. */
export const DataList = <Row,>(list: DataListProps<Row>) => {
  const { query, empty } = list
  if (query.isPending) return <Loading isLate={query.failureCount > 0} />
  if (query.isError) return <LoadFailure error={query.error} retry={() => void query.refetch()} />
  const { items, total } = query.data
  if (items.length === 0) return <EmptyState title={empty[0]} hint={empty[1]} />
  return (
    <div className={query.isPlaceholderData ? 'data-list is-stale' : 'data-list'}>
      <Rows {...list} rows={items} />
      <Pager total={total} offset={list.offset} limit={list.limit} onPage={list.onPage} />
    </div>
  )
}
