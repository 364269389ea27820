/** Everybody of a part of the tree with their account, for the security administrator. */
import type { AccountState } from '#domain/accounts/account-states.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { searchText } from '../read/search-text.js'
import { isOpenSession } from './devices.js'

export interface AccountRow {
  personId: string
  name: string
  staffNumber: string | null
  unit: { id: string; name: string }
  roles: Role[]
  state: AccountState | null
  email: string | null
  lockedUntil: Date | null
  secondFactor: boolean
  hasPassword: boolean
  invitationExpiresAt: Date | null
  lastSignInAt: Date | null
  openSessions: number
}

export interface AccountFilter {
  /** The nodes whose subtrees are theirs to look after, as LIKE patterns. */
  paths: string[]
  today: LocalDate
  idleMinutes: number
  personIds?: string[] | undefined
  state?: string | undefined
  unitId?: string | undefined
  office?: boolean | undefined
  search?: string | undefined
  offset: number
  limit: number
}

const lock = `(SELECT max(f.locked_until) FROM sign_in_failure f WHERE f.person_id = p.id AND f.locked_until > now())`

/** `$1` paths, `$2` idle minutes, `$3` today, `$4` people, `$5` state, `$6` unit, `$7` office, `$8`–`$9` search. */
const found = `
  FROM person p JOIN org_unit u ON u.id = p.unit_id LEFT JOIN account a ON a.person_id = p.id
  WHERE u.path LIKE ANY ($1) AND ${isThere('p', '$3::date')}
    AND ($4::text[] IS NULL OR p.id = ANY ($4))
    AND ($5::text IS NULL OR coalesce(a.state, 'none') = $5 OR ($5 = 'locked' AND ${lock} IS NOT NULL))
    AND ($6::text IS NULL OR p.unit_id = $6)
    AND ($7::boolean IS NULL OR $7 = EXISTS (SELECT FROM role_grant g
      WHERE g.person_id = p.id AND g.role <> 'InServicePartyMember' AND ${isInForce('g', '$3::date')}))
    AND ($8::text IS NULL OR p.name ILIKE $8 OR p.pinyin LIKE $9 OR p.staff_number ILIKE $8)`

const page = statement<AccountRow>(
  'accounts',
  `SELECT p.id AS "personId", p.name, p.staff_number AS "staffNumber",
     jsonb_build_object('id', u.id, 'name', u.name) AS unit, a.state, a.email, ${lock} AS "lockedUntil",
     a.totp_secret IS NOT NULL AS "secondFactor", a.password_hash IS NOT NULL AS "hasPassword",
     ARRAY(SELECT DISTINCT g.role FROM role_grant g WHERE g.person_id = p.id AND ${isInForce('g', '$3::date')}) AS roles,
     (SELECT max(l.expires_at) FROM account_link l WHERE l.person_id = p.id AND l.purpose = 'invitation'
        AND l.used_at IS NULL AND l.revoked_at IS NULL) AS "invitationExpiresAt",
     a.last_sign_in_at AS "lastSignInAt",
     (SELECT count(*)::int FROM sign_in_session s WHERE s.person_id = p.id AND ${isOpenSession}) AS "openSessions"
   ${found} ORDER BY u.path, p.name, p.id OFFSET $10 LIMIT $11`,
)

const count = statement<{ total: number }>(
  'accounts-count',
  `SELECT count(*)::int AS total ${found} AND $2::int IS NOT NULL`,
)

export const findAccounts = async (
  database: Database,
  filter: AccountFilter,
): Promise<{ items: AccountRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(filter.search)
  const { paths, idleMinutes, today, personIds, state, unitId, office } = filter
  const conditions = [paths, idleMinutes, today, personIds ?? null, state ?? null, unitId ?? null]
  const values = [...conditions, office ?? null, pattern, pinyin]
  const items = await page(database, [...values, filter.offset, filter.limit])
  const [counted] = await count(database, values)
  return { items, total: counted?.total ?? 0 }
}
