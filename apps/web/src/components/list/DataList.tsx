import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { m } from '../../messages/index.js'
import { EmptyState } from '../states/EmptyState.js'
import { NotLoaded } from '../states/NotLoaded.js'
import { Pager, type PagerProps } from './Pager.js'
import { Rows, type RowsProps } from './Rows.js'
import './data-list.css'

export type { Column } from './Rows.js'

export interface DataListProps<Row> extends Omit<RowsProps<Row>, 'rows'>, Pick<PagerProps, 'list'> {
  query: UseQueryResult<{ items: Row[]; total: number }>
  /** Title and what comes next. */
  empty: readonly [string, string]
}

/** An old link, or a list that has become shorter. */
const Beyond = ({ list }: Pick<PagerProps, 'list'>) => (
  <EmptyState title={m.state.beyond[0]} hint={m.state.beyond[1]}>
    <Button onClick={() => list.goTo(0)}>{m.state.toFirst}</Button>
  </EmptyState>
)

/** A list: a table on a wide screen, cards on a phone, and a word for each of loading, failing and nothing there. */
export const DataList = <Row,>({ query, empty, list, ...shown }: DataListProps<Row>) => {
  if (!query.isSuccess) return <NotLoaded query={query} />
  const { items, total } = query.data
  if (items.length === 0)
    return list.offset > 0 ? <Beyond list={list} /> : <EmptyState title={empty[0]} hint={empty[1]} />
  return (
    <div className={query.isPlaceholderData ? 'data-list is-stale' : 'data-list'}>
      <Rows {...shown} rows={items} />
      <Pager total={total} list={list} />
    </div>
  )
}
