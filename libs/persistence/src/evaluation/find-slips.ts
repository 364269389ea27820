/** The slips of a community, and what was done with them. Never what was voted. */
import type { SlipChangeKind } from '#domain/evaluation/evaluation-states.js'
import { statement, type Database } from '../read/database.js'

export interface FoundSlip {
  number: number
  state: 'drawn' | 'revoked' | 'replaced'
  printed: boolean
  voted: boolean
  replaces: number | null
  place: number | null
  paper: 'entered' | 'differs' | 'cast' | null
  enteredBy: string | null
}

const slips = statement<FoundSlip>(
  'evaluation-slips',
  `SELECT s.number, s.state, s.token_hash IS NOT NULL AS printed, s.cast_hash IS NOT NULL AS voted, s.replaces, s.place,
     b.state AS paper, b.entered_by AS "enteredBy"
   FROM slip s LEFT JOIN paper_ballot b USING (evaluation_id, community_id, number)
   WHERE s.evaluation_id = $1 AND s.community_id = $2 ORDER BY s.number`,
)
export const findSlips = (database: Database, id: string, communityId: string) =>
  slips(database, [id, communityId])

export interface FoundSlipChange {
  number: number | null
  what: SlipChangeKind
  reason: string
  by: string
  agreedBy: string | null
  at: Date
}

/** Of each slip the last that was done with it, where that is a request to take its ballot out. */
const waitingWithdrawals = statement<FoundSlipChange & { number: number }>(
  'evaluation-waiting-withdrawals',
  `SELECT * FROM (
     SELECT DISTINCT ON (number) number, what, reason, by, agreed_by AS "agreedBy", at FROM slip_change
     WHERE evaluation_id = $1 AND community_id = $2 AND number IS NOT NULL ORDER BY number, id DESC
   ) last WHERE what = 'withdrawalAsked'`,
)
export const findWaitingWithdrawals = (database: Database, id: string, communityId: string) =>
  waitingWithdrawals(database, [id, communityId])

const changes = statement<FoundSlipChange>(
  'evaluation-slip-changes',
  `SELECT number, what, reason, by, agreed_by AS "agreedBy", at FROM slip_change
   WHERE evaluation_id = $1 AND community_id = $2 ORDER BY id DESC LIMIT 100`,
)
export const findSlipChanges = (database: Database, id: string, communityId: string) =>
  changes(database, [id, communityId])
