/** The second factor of an account. Secrets come and go sealed, recovery codes hashed. */
import { statement, type Database } from '../read/database.js'

const begin = statement<{ personId: string }>(
  'begin-enrolment',
  `UPDATE account SET totp_pending = $2 WHERE person_id = $1 AND state <> 'disabled' RETURNING person_id AS "personId"`,
)

/** Only the secret that was confirmed: a second enrolment begun meanwhile is another one. */
const confirm = statement<{ personId: string }>(
  'confirm-enrolment',
  `UPDATE account SET totp_secret = totp_pending, totp_pending = NULL, totp_used_step = $3, recovery_codes = $4
   WHERE person_id = $1 AND totp_pending = $2 RETURNING person_id AS "personId"`,
)

const useStep = statement<{ personId: string }>(
  'use-totp-step',
  `UPDATE account SET totp_used_step = $2
   WHERE person_id = $1 AND coalesce(totp_used_step, 0) < $2 RETURNING person_id AS "personId"`,
)

const useRecovery = statement<{ personId: string }>(
  'use-recovery-code',
  `UPDATE account SET recovery_codes = recovery_codes - $2::text
   WHERE person_id = $1 AND recovery_codes ? $2 RETURNING person_id AS "personId"`,
)

const renew = statement('renew-recovery-codes', 'UPDATE account SET recovery_codes = $2 WHERE person_id = $1')

const remove = statement<{ personId: string }>(
  'remove-second-factor',
  `UPDATE account SET totp_secret = NULL, totp_pending = NULL, totp_used_step = NULL, recovery_codes = '[]'
   WHERE person_id = $1 AND totp_secret IS NOT NULL RETURNING person_id AS "personId"`,
)

const happened = (rows: object[]): boolean => rows.length > 0

export const beginEnrolment = async (database: Database, personId: string, sealedSecret: string) =>
  happened(await begin(database, [personId, sealedSecret]))

export interface Confirmation {
  /** As stored when the enrolment began. */
  sealedSecret: string
  /** The half minute of the code that confirms it. */
  step: number
  recoveryHashes: string[]
}

export const confirmEnrolment = async (
  database: Database,
  personId: string,
  { sealedSecret, step, recoveryHashes }: Confirmation,
) => happened(await confirm(database, [personId, sealedSecret, step, JSON.stringify(recoveryHashes)]))

/** Takes a code's half minute; false when it, or a later one, was used before. */
export const useTotpStep = async (database: Database, personId: string, step: number) =>
  happened(await useStep(database, [personId, step]))

/** Takes a recovery code; false when there is none such any more. */
export const useRecoveryCode = async (database: Database, personId: string, hash: string) =>
  happened(await useRecovery(database, [personId, hash]))

export const renewRecoveryCodes = async (database: Database, personId: string, hashes: string[]) => {
  await renew(database, [personId, JSON.stringify(hashes)])
}

export const removeSecondFactor = async (database: Database, personId: string) =>
  happened(await remove(database, [personId]))
