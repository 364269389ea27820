import { countWaiting } from '#persistence/attendance/find-attendances.js'
import type { Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

/** The attendance of an activity is confirmed when each of its rows is. @throws ProblemError attendanceUndecided */
export const mustBeDecided = async (database: Database, activityId: string): Promise<void> => {
  const waiting = await countWaiting(database, activityId)
  if (waiting === 0) return
  throw new ProblemError('attendanceUndecided', {
    detail: `还有 ${waiting} 人的签到没有逐人核对，请在签到名单中逐人确认或不予确认之后再办结。`,
    context: { waiting },
  })
}
