/** Every lifecycle by kind: the pure entry that the API, the documentation and the tests read. */
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { activity } from './activity/activity.lifecycle.js'
import { checkIn } from './check-in/check-in.lifecycle.js'
import { claim } from './claim/claim.lifecycle.js'
import { evaluation } from './evaluation/evaluation.lifecycle.js'
import { idleMonth } from './idle-month/idle-month.lifecycle.js'
import { interview } from './interview/interview.lifecycle.js'
import { pointObjection } from './point-objection/point-objection.lifecycle.js'
import { postClaim } from './post-claim/post-claim.lifecycle.js'
import { publication } from './publication/publication.lifecycle.js'
import { reminder } from './reminder/reminder.lifecycle.js'
import { weeklySelection } from './weekly-selection/weekly-selection.lifecycle.js'

export const lifecycles: Record<string, Lifecycle> = {
  activity,
  claim,
  checkIn,
  evaluation,
  idleMonth,
  interview,
  pointObjection,
  postClaim,
  publication,
  reminder,
  weeklySelection,
}

export const lifecycleOf = (kind: string): Lifecycle => {
  const found = lifecycles[kind]
  if (!found) throw new Error(`no lifecycle of kind ${kind}`)
  return found
}
