import { useState } from 'react'
import { useSession } from '../api/session.js'
import { localDateOf } from '../format/dates.js'

/** Today by the business clock, which the demo can move ahead; taken when the page opens. */
export const useBusinessToday = (): string => {
  const [openedAt] = useState(() => Date.now())
  return localDateOf(new Date(openedAt + useSession().aheadMs))
}
