/** For every kind of process: a policy and facts in which, between them, every round of its story opens. */
import { defaultActivityPolicy } from './activity/activity.policy.js'
import { activitySpecimens } from './activity/activity.specimens.js'
import { defaultCheckInPolicy } from './check-in/check-in.policy.js'
import { checkInSpecimens } from './check-in/check-in.specimens.js'
import { defaultClaimPolicy } from './claim/claim.policy.js'
import { claimSpecimens } from './claim/claim.specimens.js'
import { defaultEvaluationPolicy } from './evaluation/evaluation.policy.js'
import { evaluationSpecimens } from './evaluation/evaluation.specimens.js'
import { defaultIdleMonthPolicy } from './idle-month/idle-month.policy.js'
import { idleMonthSpecimens } from './idle-month/idle-month.specimens.js'
import { defaultInterviewPolicy } from './interview/interview.policy.js'
import { interviewSpecimens } from './interview/interview.specimens.js'
import { defaultPointObjectionPolicy } from './point-objection/point-objection.policy.js'
import { pointObjectionSpecimens } from './point-objection/point-objection.specimens.js'
import { defaultPostClaimPolicy } from './post-claim/post-claim.policy.js'
import { postClaimSpecimens } from './post-claim/post-claim.specimens.js'
import { defaultPublicationPolicy } from './publication/publication.policy.js'
import { publicationSpecimens } from './publication/publication.specimens.js'
import { defaultReminderPolicy } from './reminder/reminder.policy.js'
import { reminderSpecimens } from './reminder/reminder.specimens.js'
import { defaultWeeklySelectionPolicy } from './weekly-selection/weekly-selection.policy.js'
import { weeklySelectionSpecimens } from './weekly-selection/weekly-selection.specimens.js'

export interface Specimens {
  policy: unknown
  facts: unknown[]
}

export const specimens: Record<string, Specimens> = {
  activity: { policy: { ...defaultActivityPolicy, reviews: 1 }, facts: activitySpecimens },
  claim: { policy: defaultClaimPolicy, facts: claimSpecimens },
  checkIn: { policy: defaultCheckInPolicy, facts: checkInSpecimens },
  evaluation: { policy: defaultEvaluationPolicy, facts: evaluationSpecimens },
  idleMonth: { policy: defaultIdleMonthPolicy, facts: idleMonthSpecimens },
  interview: { policy: defaultInterviewPolicy, facts: interviewSpecimens },
  pointObjection: { policy: defaultPointObjectionPolicy, facts: pointObjectionSpecimens },
  postClaim: { policy: { ...defaultPostClaimPolicy, approvals: 1 }, facts: postClaimSpecimens },
  publication: { policy: defaultPublicationPolicy, facts: publicationSpecimens },
  reminder: { policy: defaultReminderPolicy, facts: reminderSpecimens },
  weeklySelection: { policy: defaultWeeklySelectionPolicy, facts: weeklySelectionSpecimens },
}
