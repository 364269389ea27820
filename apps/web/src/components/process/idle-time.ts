import type { TimelineLine } from '../../api/types.js'
import { m } from '../../messages/index.js'

const hourMs = 3_600_000
const dayHours = 24
/** Less than this is no time in which nothing happened. */
const leastIdleHours = 12

/** Only time has passed: the system reminded or warned. */
const passing = new Set(['clock.remind', 'clock.warn'])
export const isIdle = ({ code }: TimelineLine): boolean => passing.has(code)

/** How long nothing happened between two lines, in words; none when it was not long. */
export const idleBetween = (earlier: TimelineLine, later: TimelineLine): string | undefined => {
  const hours = Math.floor((Date.parse(later.at) - Date.parse(earlier.at)) / hourMs)
  if (hours < leastIdleHours) return undefined
  return m.process.idle(Math.floor(hours / dayHours), hours % dayHours)
}
