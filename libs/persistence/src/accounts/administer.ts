/** What the security administrator changes about an account. */
import { statement, type Database } from '../read/database.js'

/** Links stop working and sign-ins end with it, by one statement. */
const disable = statement<{ personId: string }>(
  'disable-account',
  `WITH done AS (
     UPDATE account SET state = 'disabled', disabled_at = now() WHERE person_id = $1 AND state <> 'disabled'
     RETURNING person_id
   ), revoked AS (
     UPDATE account_link l SET revoked_at = now() FROM done
     WHERE l.person_id = done.person_id AND l.used_at IS NULL AND l.revoked_at IS NULL
   ), ended AS (
     UPDATE sign_in_session s SET signed_out_at = now() FROM done
     WHERE s.person_id = done.person_id AND s.signed_out_at IS NULL
   )
   SELECT person_id AS "personId" FROM done`,
)

const enable = statement<{ personId: string }>(
  'enable-account',
  `UPDATE account SET disabled_at = NULL, state = CASE WHEN activated_at IS NULL THEN 'invited' ELSE 'active' END
   WHERE person_id = $1 AND state = 'disabled' RETURNING person_id AS "personId"`,
)

const email = statement<{ personId: string }>(
  'set-account-email',
  'UPDATE account SET email = $2 WHERE person_id = $1 RETURNING person_id AS "personId"',
)

/** @returns false when it is disabled already, or there is none */
export const disableAccount = async (database: Database, personId: string): Promise<boolean> =>
  (await disable(database, [personId])).length > 0

/** Back to what it was before: waiting for its person, or active. @returns false when it was not disabled */
export const enableAccount = async (database: Database, personId: string): Promise<boolean> =>
  (await enable(database, [personId])).length > 0

/** @returns false without an account */
export const setEmail = async (
  database: Database,
  personId: string,
  address: string | null,
): Promise<boolean> => (await email(database, [personId, address])).length > 0
