import { useState } from 'react'
import { mostInBatch } from '#contracts/http/batches.js'
import type { Ticked } from '../../api/batches.js'

const keyOf = ({ processId, seatId }: Ticked): string => `${processId}/${seatId}`

export interface Ticks {
  items: Ticked[]
  has: (item: Ticked) => boolean
  /** No more can be ticked. */
  isFull: boolean
  toggle: (item: Ticked) => void
  clear: () => void
}

/**
 * Tasks ticked one by one, over all pages of the list: nothing is ever ticked that was not seen, and what has left the
 * page it was ticked on, because somebody has done it, is ticked no longer.
 * @param page names the page that is looked at
 * @param shown its tasks, once they are known
 */
export const useTicks = (page: string, shown: readonly Ticked[] | undefined): Ticks => {
  const [all, setTicked] = useState<ReadonlyMap<string, Ticked & { page: string }>>(new Map())
  const here = shown && new Set(shown.map(keyOf))
  const ticked = new Map([...all].filter(([key, item]) => item.page !== page || !here || here.has(key)))
  const isFull = ticked.size >= mostInBatch
  const toggle = ({ processId, seatId }: Ticked) => {
    const key = keyOf({ processId, seatId })
    const next = new Map(ticked)
    if (!next.delete(key) && !isFull) next.set(key, { processId, seatId, page })
    setTicked(next)
  }
  return {
    items: [...ticked.values()].map(({ processId, seatId }) => ({ processId, seatId })),
    has: item => ticked.has(keyOf(item)),
    isFull,
    toggle,
    clear: () => setTicked(new Map()),
  }
}
