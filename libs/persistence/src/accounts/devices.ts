/** A person's sign-ins that are still open. */
import type { SignInMethod } from '#domain/accounts/account-states.js'
import { statement, type Database } from '../read/database.js'

export interface OpenSession {
  idHash: string
  method: SignInMethod
  userAgent: string | null
  address: string | null
  createdAt: Date
  lastSeenAt: Date
}

/** `$2`: minutes without a request after which one counts as ended. */
export const isOpenSession = `s.signed_out_at IS NULL AND s.needs IS NULL AND s.expires_at > now()
  AND s.last_seen_at > now() - make_interval(mins => $2)`

const list = statement<OpenSession>(
  'open-sessions',
  `SELECT s.id_hash AS "idHash", s.method, s.user_agent AS "userAgent", s.address, s.created_at AS "createdAt",
     s.last_seen_at AS "lastSeenAt"
   FROM sign_in_session s WHERE s.person_id = $1 AND ${isOpenSession} ORDER BY s.last_seen_at DESC, s.id_hash LIMIT 100`,
)

const endOne = statement<{ idHash: string }>(
  'end-session',
  `UPDATE sign_in_session SET signed_out_at = now() WHERE person_id = $1 AND id_hash = $2 AND signed_out_at IS NULL
   RETURNING id_hash AS "idHash"`,
)

const endOthers = statement<{ idHash: string }>(
  'end-other-sessions',
  `UPDATE sign_in_session SET signed_out_at = now()
   WHERE person_id = $1 AND id_hash <> $2 AND signed_out_at IS NULL AND expires_at > now()
   RETURNING id_hash AS "idHash"`,
)

export const findOpenSessions = (
  database: Database,
  personId: string,
  idleMinutes: number,
): Promise<OpenSession[]> => list(database, [personId, idleMinutes])

/** @returns false when it is not theirs, or ended already */
export const endSession = async (database: Database, personId: string, idHash: string): Promise<boolean> =>
  (await endOne(database, [personId, idHash])).length > 0

/** Ends all but this one; all of them without one. @returns how many */
export const endOtherSessions = async (database: Database, personId: string, kept = ''): Promise<number> =>
  (await endOthers(database, [personId, kept])).length
