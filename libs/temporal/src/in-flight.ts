/** A Temporal run takes ten updates at once; more than these wait here instead of being turned away. */
const mostUpdates = 8

interface Lane {
  running: number
  waiting: (() => void)[]
}

const lanes = new Map<unknown, Lane>()

/** Runs the work when whatever it needs (a process, a pool) has room for it; first come, first served. */
export const inLane = async <T>(of: unknown, work: () => Promise<T>, most = mostUpdates): Promise<T> => {
  const lane = lanes.get(of) ?? { running: 0, waiting: [] }
  lanes.set(of, lane)
  // Whoever leaves hands its place over, so the count stays as it is.
  if (lane.running >= most) await new Promise<void>(resolve => lane.waiting.push(resolve))
  else lane.running += 1
  try {
    return await work()
  } finally {
    const next = lane.waiting.shift()
    if (next) next()
    else lane.running -= 1
    if (lane.running === 0) lanes.delete(of)
  }
}
