/** Each kind's own part of a process page, one line for each. */
import type { ProcessState } from '#domain/kernel/state.js'
import type { Names } from '#persistence/read/names.js'
import { activityDetail } from '../activities/activity-detail.js'
import { checkInDetail } from '../check-ins/check-in-detail.js'
import { claimDetail } from '../claims/claim-detail.js'
import { evaluationDetail } from '../evaluations/evaluation-detail.js'
import { interviewDetail } from '../interviews/interview-detail.js'
import { idleMonthDetail } from '../points/idle-month-detail.js'
import { pointObjectionDetail } from '../points/point-objection-detail.js'
import { reminderDetail } from '../reminders/reminder-detail.js'
import { postClaimDetail } from '../offers/post-claim-detail.js'
import { publicationDetail } from '../offers/publication-detail.js'
import { weeklySelectionDetail } from '../weekly/weekly-selection-detail.js'
import type { Database } from '../dependencies.js'
import type { KindDetail, PagePart, Standing } from './kind-detail.js'

// Each is called with the facts of its own kind only.
const details: Record<string, KindDetail<unknown, unknown>> = {
  claim: claimDetail,
  activity: activityDetail,
  checkIn: checkInDetail,
  evaluation: evaluationDetail,
  interview: interviewDetail,
  idleMonth: idleMonthDetail,
  pointObjection: pointObjectionDetail,
  reminder: reminderDetail,
  postClaim: postClaimDetail,
  publication: publicationDetail,
  weeklySelection: weeklySelectionDetail,
}

/** The part of one process; nothing for a kind without one, and before it has facts. */
export const kindDetailOf = ({ kind, facts }: ProcessState) =>
  ownPart(facts === undefined ? undefined : details[kind], facts)

const ownPart = (detail: KindDetail<unknown, unknown> | undefined, facts: unknown) => ({
  people: detail?.people?.(facts) ?? [],
  units: detail?.units?.(facts) ?? [],
  read: (database: Database) => Promise.resolve(detail?.read?.(database, facts)),
  part: (names: Names, read: unknown, under: Standing): PagePart =>
    detail?.part(facts, names, read, under) ?? {},
})

/** For whoever may not read it. */
export const nothingOwn = ownPart(undefined, undefined)
