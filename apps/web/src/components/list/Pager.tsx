import { Button } from 'antd'
import { m } from '../../messages/index.js'
import './data-list.css'

interface PagerProps {
  total: number
  offset: number
  limit: number
  onPage: (offset: number) => void
}

/** How much there is, and the way through it. */
export const Pager = ({ total, offset, limit, onPage }: PagerProps) => {
  const pages = Math.max(1, Math.ceil(total / limit))
  const page = Math.floor(offset / limit) + 1
  return (
    <div className="pager figure">
      <span className="muted">{m.state.total(total)}</span>
      {pages > 1 && (
        <>
          <Button size="small" disabled={page <= 1} onClick={() => onPage(offset - limit)}>
            {m.state.previous}
          </Button>
          <span>{m.state.pageOf(page, pages)}</span>
          <Button size="small" disabled={page >= pages} onClick={() => onPage(offset + limit)}>
            {m.state.next}
          </Button>
        </>
      )}
    </div>
  )
}
