/** Each kind's own part of a process page, one line for each: a page has that of its kind. */
import { z } from 'zod'
import { activityPart } from './activities.js'
import { checkInDetail } from './check-ins.js'
import { claimDetail } from './claims.js'
import { evaluationPart } from './evaluation-part.js'
import { interviewDetail } from './interviews.js'
import { idleMonthDetail } from './idle-months.js'
import { pointObjectionDetail } from './points.js'
import { postClaimDetail, publicationDetail } from './offers.js'
import { reminderDetail } from './reminders.js'
import { weeklySelectionDetail } from './weekly.js'

export const processParts = {
  claim: claimDetail.optional(),
  activity: activityPart.optional(),
  checkIn: checkInDetail.optional(),
  evaluation: evaluationPart.optional(),
  interview: interviewDetail.optional(),
  idleMonth: idleMonthDetail.optional(),
  pointObjection: pointObjectionDetail.optional(),
  postClaim: postClaimDetail.optional(),
  publication: publicationDetail.optional(),
  reminder: reminderDetail.optional(),
  weeklySelection: weeklySelectionDetail.optional(),
  /** Instead of a part: what people wrote is left out of the page, as whoever asks only moves the process on. */
  contentClosed: z.literal(true).optional(),
}
