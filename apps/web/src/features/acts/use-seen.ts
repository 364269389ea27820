import { useState } from 'react'
import type { ProcessView } from '../../api/processes.js'
import type { TimelineLine } from '../../api/types.js'

export interface Seen {
  /** The version the person decides on. */
  version: number
  /** The process has moved on since. */
  isStale: boolean
  /** What happened since. */
  changes: TimelineLine[]
  /** The person has looked at the changes. */
  look: () => void
}

const markOf = ({ page, lines }: ProcessView) => ({
  version: page.version,
  stepNo: lines.at(-1)?.stepNo ?? 0,
})

/** Remembers what was on the page when a form was opened: the page refreshes itself, the person's knowledge does not. */
export const useSeen = (view: ProcessView): Seen => {
  const [mark, setMark] = useState(() => markOf(view))
  return {
    version: mark.version,
    isStale: mark.version !== view.page.version,
    changes: view.lines.filter(({ stepNo }) => stepNo > mark.stepNo),
    look: () => setMark(markOf(view)),
  }
}
