/** How each table takes the rows of a step, in the step's transaction, after the process itself has been written. */
import type { PoolClient } from 'pg'
import type { Refusal, RefusalCode } from '#domain/kernel/refusal.js'
import type { RowsByTable, RowTable, StepRow } from '#domain/kernel/rows.js'
import { writeActivity } from '../activity/write-activity.js'
import { writeEvaluation, writeHouseholdList } from '../evaluation/write-evaluation.js'
import { writeOffer } from '../needs/write-offer.js'
import { writeProjectPlace } from '../needs/write-project-place.js'
import { writePostClaim } from '../needs/write-post-claim.js'
import { writeWeekDecision } from '../weekly/write-week-decision.js'
import { writeMembership } from '../membership/write-membership.js'

/** @returns why the world outside the process forbids it: the whole step is then taken back */
export type RowWriter<Row> = (client: PoolClient, row: Row) => Promise<Refusal | undefined>

const always =
  <Row>(write: (client: PoolClient, row: Row) => Promise<void>): RowWriter<Row> =>
  async (client, row) => {
    await write(client, row)
    return undefined
  }

const writers: { [T in RowTable]: RowWriter<RowsByTable[T]> } = {
  membership: writeMembership,
  activity: writeActivity,
  evaluation: writeEvaluation,
  householdList: always(writeHouseholdList),
  offer: writeOffer,
  projectPlace: writeProjectPlace,
  postClaim: writePostClaim,
  weekDecision: writeWeekDecision,
}

/** Unique indexes that say no when something came to be in another way meanwhile. */
export const refusedBy: Readonly<Record<string, RefusalCode>> = {
  membership_of_member: 'alreadyMember',
  membership_of_agency: 'alreadyMember',
  post_claim_once: 'postHeld',
  evaluation_of_year: 'evaluationExists',
}

export const writeRow = <T extends RowTable>(
  client: PoolClient,
  { table, row }: Extract<StepRow, { table: T }>,
): Promise<Refusal | undefined> => (writers[table] as RowWriter<typeof row>)(client, row)
