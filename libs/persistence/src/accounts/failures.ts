/** Failed sign-ins in a row, and how long they close a staff number or a device. */
import { forgottenAfterHours, lockSteps } from '#domain/accounts/lock-rules.js'
import { statement, type Database } from '../read/database.js'

/**
 * Counts an attempt before it is checked, so that many at once cannot all be let through; none while it is locked.
 * `$3` holds the lock of each count, `$4` the hours after which counting begins anew.
 */
const take = statement<{ failures: number }>(
  'take-sign-in-attempt',
  `INSERT INTO sign_in_failure AS f (subject_hash, person_id, failures) VALUES ($1, $2, 1)
   ON CONFLICT (subject_hash) DO UPDATE SET
     person_id = $2,
     last_failed_at = now(),
     failures = CASE WHEN f.last_failed_at < now() - make_interval(hours => $4) THEN 1 ELSE f.failures + 1 END,
     locked_until = CASE WHEN f.last_failed_at < now() - make_interval(hours => $4) THEN NULL ELSE
       now() + make_interval(secs => ($3::int[])[least(f.failures + 2, cardinality($3::int[]))]) END
   WHERE f.locked_until IS NULL OR f.locked_until <= now()
   RETURNING failures`,
)

const locked = statement<{ until: Date }>(
  'find-sign-in-lock',
  `SELECT locked_until AS until FROM sign_in_failure WHERE subject_hash = $1 AND locked_until > now()`,
)

const giveBack = statement(
  'give-back-sign-in-attempt',
  `UPDATE sign_in_failure SET failures = greatest(failures - 1, 0), locked_until = NULL WHERE subject_hash = $1`,
)

const forget = statement(
  'forget-sign-in-failures',
  `DELETE FROM sign_in_failure
   WHERE subject_hash = ANY ($1) OR last_failed_at < now() - 2 * make_interval(hours => $2)`,
)

const unlock = statement('unlock-account', 'DELETE FROM sign_in_failure WHERE person_id = $1')

/** Counts one more attempt. @returns until when the subject is locked; undefined when the attempt may be made */
export const takeAttempt = async (
  database: Database,
  subjectHash: string,
  personId: string | undefined,
): Promise<Date | undefined> => {
  const taken = await take(database, [subjectHash, personId ?? null, lockSteps, forgottenAfterHours])
  if (taken.length > 0) return undefined
  const [lock] = await locked(database, [subjectHash])
  return lock?.until
}

/** The attempt was right so far, but signing in is not complete. */
export const giveAttemptBack = async (database: Database, subjectHash: string): Promise<void> => {
  await giveBack(database, [subjectHash])
}

/** After a complete sign-in; what is older than it counts goes too. */
export const forgetFailures = async (database: Database, subjectHashes: string[]): Promise<void> => {
  await forget(database, [subjectHashes, forgottenAfterHours])
}

export const unlockAccount = async (database: Database, personId: string): Promise<void> => {
  await unlock(database, [personId])
}
