/** A Temporal run takes ten updates at once; more than these wait here instead of being turned away. */
const mostInFlight = 8

interface Lane {
  running: number
  waiting: (() => void)[]
}

const lanes = new Map<string, Lane>()

/** Runs the work when its process has room for it; first come, first served. */
export const inLane = async <T>(processId: string, work: () => Promise<T>): Promise<T> => {
  const lane = lanes.get(processId) ?? { running: 0, waiting: [] }
  lanes.set(processId, lane)
  // Whoever leaves hands its place over, so the count stays as it is.
  if (lane.running >= mostInFlight) await new Promise<void>(resolve => lane.waiting.push(resolve))
  else lane.running += 1
  try {
    return await work()
  } finally {
    const next = lane.waiting.shift()
    if (next) next()
    else lane.running -= 1
    if (lane.running === 0) lanes.delete(processId)
  }
}
