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

/** Tasks ticked one by one, over all pages of the list: nothing is ever ticked that was not seen. */
export const useTicks = (): Ticks => {
  const [ticked, setTicked] = useState<ReadonlyMap<string, Ticked>>(new Map())
  const isFull = ticked.size >= mostInBatch
  const toggle = ({ processId, seatId }: Ticked) => {
    const key = keyOf({ processId, seatId })
    const next = new Map(ticked)
    if (!next.delete(key) && !isFull) next.set(key, { processId, seatId })
    setTicked(next)
  }
  return {
    items: [...ticked.values()],
    has: item => ticked.has(keyOf(item)),
    isFull,
    toggle,
    clear: () => setTicked(new Map()),
  }
}
