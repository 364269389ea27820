/** What people may change, by kind of process: the pure entry that the API and the machine's commands read. */
import type { PolicySpec } from '#domain/policy/policy-spec.js'
import { defaultActivityPolicy } from './activity/activity.policy.js'
import { activityPolicySpec } from './activity/activity.policy-spec.js'
import { defaultCheckInPolicy } from './check-in/check-in.policy.js'
import { checkInPolicySpec } from './check-in/check-in.policy-spec.js'
import { defaultClaimPolicy } from './claim/claim.policy.js'
import { claimPolicySpec } from './claim/claim.policy-spec.js'
import { defaultEvaluationPolicy } from './evaluation/evaluation.policy.js'
import { evaluationPolicySpec } from './evaluation/evaluation.policy-spec.js'
import { defaultIdleMonthPolicy } from './idle-month/idle-month.policy.js'
import { idleMonthPolicySpec } from './idle-month/idle-month.policy-spec.js'
import { defaultInterviewPolicy } from './interview/interview.policy.js'
import { interviewPolicySpec } from './interview/interview.policy-spec.js'
import { defaultPointObjectionPolicy } from './point-objection/point-objection.policy.js'
import { pointObjectionPolicySpec } from './point-objection/point-objection.policy-spec.js'
import { defaultPostClaimPolicy } from './post-claim/post-claim.policy.js'
import { postClaimPolicySpec } from './post-claim/post-claim.policy-spec.js'
import { defaultPublicationPolicy } from './publication/publication.policy.js'
import { publicationPolicySpec } from './publication/publication.policy-spec.js'
import { defaultReminderPolicy } from './reminder/reminder.policy.js'
import { reminderPolicySpec } from './reminder/reminder.policy-spec.js'
import { defaultWeeklySelectionPolicy } from './weekly-selection/weekly-selection.policy.js'
import { weeklySelectionPolicySpec } from './weekly-selection/weekly-selection.policy-spec.js'

export const policySpecs: Record<string, PolicySpec> = {
  claim: claimPolicySpec,
  activity: activityPolicySpec,
  checkIn: checkInPolicySpec,
  evaluation: evaluationPolicySpec,
  idleMonth: idleMonthPolicySpec,
  interview: interviewPolicySpec,
  pointObjection: pointObjectionPolicySpec,
  postClaim: postClaimPolicySpec,
  publication: publicationPolicySpec,
  reminder: reminderPolicySpec,
  weeklySelection: weeklySelectionPolicySpec,
}

/** The programme's own, by kind: what counts where nobody has published anything. */
export const defaultPolicies: Record<string, { version: string }> = {
  claim: defaultClaimPolicy,
  activity: defaultActivityPolicy,
  checkIn: defaultCheckInPolicy,
  evaluation: defaultEvaluationPolicy,
  idleMonth: defaultIdleMonthPolicy,
  interview: defaultInterviewPolicy,
  pointObjection: defaultPointObjectionPolicy,
  postClaim: defaultPostClaimPolicy,
  publication: defaultPublicationPolicy,
  reminder: defaultReminderPolicy,
  weeklySelection: defaultWeeklySelectionPolicy,
}

export const policySpecOf = (kind: string): PolicySpec => {
  const found = policySpecs[kind]
  if (!found) throw new Error(`no policy of kind ${kind}`)
  return found
}

/** The unit whose policy counts for a process with these facts. */
export const policyHomeOf = (kind: string, facts: unknown): string => {
  const { homeFact } = policySpecOf(kind)
  const home = (facts as Record<string, unknown>)[homeFact]
  if (typeof home !== 'string') throw new Error(`${kind} has no ${homeFact}`)
  return home
}
