import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EmptyState } from '../states/EmptyState.js'
import { LoadFailure } from '../states/LoadFailure.js'
import { Loading } from '../states/Loading.js'
import { Pager } from './Pager.js'
import { Rows } from './Rows.js'
import './data-list.css'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** On a phone: heading of the card, a line with its title before it, a line without, or left out. */
  onCard?: 'heading' | 'line' | 'bare' | 'hidden'
  width?: number | string
}

export interface DataListProps<Row> {
  /** What the list holds, for screen readers. */
  label: string
  columns: Column<Row>[]
  query: UseQueryResult<{ items: Row[]; total: number }>
  keyOf: (row: Row) => string
  /** Where a click on the row leads; the heading cell carries the link itself. */
  opens?: (row: Row) => string
  isUrgent?: (row: Row) => boolean
  /** Title and what comes next. */
  empty: readonly [string, string]
  offset: number
  limit: number
  onPage: (offset: number) => void
}

/** A list: a table on a wide screen, cards on a phone, and a word for each of loading, failing and nothing there. */
export const DataList = <Row,>(list: DataListProps<Row>) => {
  const { query, empty } = list
  if (query.isPending) return <Loading />
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
