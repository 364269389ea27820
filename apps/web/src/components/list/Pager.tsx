import { Button } from 'antd'
import { m } from '../../messages/index.js'
import { type ListSearch, pageSize } from './use-list-search.js'
import './data-list.css'

export interface PagerProps {
  total: number
  /** Where in the list one is. */
  list: Pick<ListSearch, 'offset' | 'goTo'>
  limit?: number
}

/** How much there is, and the way through it. */
export const Pager = ({ total, list: { offset, goTo }, limit = pageSize }: PagerProps) => {
  const pages = Math.max(1, Math.ceil(total / limit))
  const page = Math.floor(offset / limit) + 1
  return (
    <div className="pager figure">
      <span className="muted">{m.state.total(total)}</span>
      {(pages > 1 || page > 1) && (
        <>
          <Button size="small" disabled={page <= 1} onClick={() => goTo(offset - limit)}>
            {m.state.previous}
          </Button>
          <span>{m.state.pageOf(page, pages)}</span>
          <Button size="small" disabled={page >= pages} onClick={() => goTo(offset + limit)}>
            {m.state.next}
          </Button>
        </>
      )}
    </div>
  )
}
