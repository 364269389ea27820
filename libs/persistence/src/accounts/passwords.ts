/** Choosing a password: by a one-time link, or instead of the present one. */
import { passwordHistoryLength } from '#domain/accounts/password-rules.js'
import { statement, type Database } from '../read/database.js'
import { hashOfToken } from './links.js'

const earlier = (history: string) =>
  `(SELECT coalesce(jsonb_agg(each ORDER BY place), '[]') FROM jsonb_array_elements(
     CASE WHEN a.password_hash IS NULL THEN '[]' ELSE jsonb_build_array(a.password_hash) END || ${history})
     WITH ORDINALITY AS of(each, place) WHERE place < ${passwordHistoryLength})`

const set = `password_hash = $2, password_changed_at = now(), password_history = ${earlier('a.password_history')}`

/** The link is spent and the password set by one statement: of two at once, one finds the link spent. */
const byLink = statement<{ personId: string; staffNumber: string | null }>(
  'set-password-by-link',
  `WITH spent AS (
     UPDATE account_link l SET used_at = now()
     FROM account a
     WHERE l.token_hash = $1 AND a.person_id = l.person_id AND a.state <> 'disabled'
       AND l.used_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > now()
     RETURNING l.person_id
   ), ended AS (
     UPDATE sign_in_session s SET signed_out_at = now() FROM spent
     WHERE s.person_id = spent.person_id AND s.signed_out_at IS NULL
   ), unlocked AS (
     DELETE FROM sign_in_failure f USING spent WHERE f.person_id = spent.person_id
   )
   UPDATE account a SET state = 'active', activated_at = coalesce(a.activated_at, now()), ${set}
   FROM spent JOIN person p ON p.id = spent.person_id WHERE a.person_id = spent.person_id
   RETURNING a.person_id AS "personId", p.staff_number AS "staffNumber"`,
)

/** Only while the password is still the one that was checked. */
const change = statement<{ personId: string }>(
  'change-password',
  `UPDATE account a SET ${set} WHERE a.person_id = $1 AND a.password_hash = $3 AND a.state = 'active'
   RETURNING a.person_id AS "personId"`,
)

const rehash = statement(
  'rehash-password',
  'UPDATE account SET password_hash = $2 WHERE person_id = $1 AND password_hash = $3',
)

/** Sets the password of the link's person, ends their sign-ins and lifts a lock; undefined when the link is spent. */
export const setPasswordByLink = async (
  database: Database,
  token: string,
  passwordHash: string,
): Promise<{ personId: string; staffNumber: string | null } | undefined> =>
  (await byLink(database, [hashOfToken(token), passwordHash]))[0]

/** @returns false when somebody else changed it meanwhile */
export const changePassword = async (
  database: Database,
  personId: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> => (await change(database, [personId, to, from])).length > 0

/** The same password under today's parameters. */
export const rehashPassword = async (
  database: Database,
  personId: string,
  { from, to }: { from: string; to: string },
): Promise<void> => {
  await rehash(database, [personId, to, from])
}
