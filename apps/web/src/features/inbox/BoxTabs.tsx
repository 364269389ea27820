import type { InboxBox } from '../../api/types.js'
import { m } from '../../messages/index.js'
import './inbox.css'

interface BoxTabsProps {
  box: InboxBox
  counts: { todo: number; overdue: number; done: number; started: number } | undefined
  onChoose: (box: InboxBox) => void
}

const boxes: InboxBox[] = ['todo', 'done', 'started']

/** 待办, 已办, 我发起的, each with its count. */
export const BoxTabs = ({ box, counts, onChoose }: BoxTabsProps) => (
  <div className="box-tabs" role="tablist" aria-label={m.inbox.title}>
    {boxes.map(each => (
      <button key={each} type="button" role="tab" aria-selected={each === box} onClick={() => onChoose(each)}>
        {m.inbox.boxes[each]}
        {counts && <span className="box-count figure">{counts[each]}</span>}
        {each === 'todo' && counts !== undefined && counts.overdue > 0 && (
          <span className="box-overdue">{m.inbox.overdue(counts.overdue)}</span>
        )}
      </button>
    ))}
  </div>
)
