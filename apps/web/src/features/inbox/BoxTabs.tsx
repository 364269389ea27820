import type { InboxBox, InboxCounts } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { figureOf } from './figure.js'
import './inbox.css'

interface BoxTabsProps {
  box: InboxBox
  counts: InboxCounts | undefined
  onChoose: (box: InboxBox) => void
}

export const inboxBoxes: InboxBox[] = ['todo', 'done', 'copied', 'started']

/** What calls for attention in a box. */
const markOf = (box: InboxBox, { overdue, unread }: InboxCounts): string | undefined => {
  if (box === 'todo' && overdue > 0) return m.inbox.overdue(figureOf(overdue))
  return box === 'copied' && unread > 0 ? m.inbox.unread(figureOf(unread)) : undefined
}

/** 待办, 已办, 抄送我的, 我发起的, each with its count. */
export const BoxTabs = ({ box, counts, onChoose }: BoxTabsProps) => (
  <div className="box-tabs" role="tablist" aria-label={m.inbox.title}>
    {inboxBoxes.map(each => (
      <button key={each} type="button" role="tab" aria-selected={each === box} onClick={() => onChoose(each)}>
        {m.inbox.boxes[each]}
        {counts && <span className="box-count figure">{figureOf(counts[each])}</span>}
        {counts && markOf(each, counts) && <span className="box-overdue">{markOf(each, counts)}</span>}
      </button>
    ))}
  </div>
)
