/** What signing in needs to know about somebody. */
import type { AccountState } from '#domain/accounts/account-states.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'

export interface SignInAccount {
  personId: string
  name: string
  pinyin: string
  staffNumber: string | null
  state: AccountState
  email: string | null
  passwordHash: string | null
  passwordChangedAt: Date | null
  /** The newest first, the present one not among them. */
  passwordHistory: string[]
  totpSecret: string | null
  totpPending: string | null
  recoveryCodesLeft: number
  /** Offices in force today. */
  roles: Role[]
}

const columns = `
  p.id AS "personId", p.name, p.pinyin, p.staff_number AS "staffNumber", a.state, a.email,
  a.password_hash AS "passwordHash", a.password_changed_at AS "passwordChangedAt",
  a.password_history AS "passwordHistory", a.totp_secret AS "totpSecret", a.totp_pending AS "totpPending",
  jsonb_array_length(a.recovery_codes) AS "recoveryCodesLeft",
  ARRAY(SELECT DISTINCT g.role FROM role_grant g
    WHERE g.person_id = p.id AND ${isInForce('g', '$2::date')}) AS roles`

/** People who have left have no account any more, whatever its row says. */
const from = `FROM person p JOIN account a ON a.person_id = p.id WHERE ${isThere('p', '$2::date')}`

const byNumber = statement<SignInAccount>(
  'account-by-staff-number',
  `SELECT ${columns} ${from} AND p.staff_number = $1`,
)
const byPerson = statement<SignInAccount>('account-by-person', `SELECT ${columns} ${from} AND p.id = $1`)

export const findAccountByStaffNumber = async (
  database: Database,
  staffNumber: string,
  today: LocalDate,
): Promise<SignInAccount | undefined> => (await byNumber(database, [staffNumber, today]))[0]

export const findAccount = async (
  database: Database,
  personId: string,
  today: LocalDate,
): Promise<SignInAccount | undefined> => (await byPerson(database, [personId, today]))[0]

const signedIn = statement(
  'note-sign-in',
  `UPDATE account SET last_sign_in_at = now(), state = 'active', activated_at = coalesce(activated_at, now())
   WHERE person_id = $1 AND state <> 'disabled'`,
)

/** Whoever has signed in is active: an identity provider's word activates an invited person too. */
export const noteSignIn = async (database: Database, personId: string): Promise<void> => {
  await signedIn(database, [personId])
}
