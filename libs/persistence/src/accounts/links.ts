/** One-time links: an invitation, or a reset. 256 random bits, of which Postgres knows the hash. */
import { createHash, randomBytes } from 'node:crypto'
import type { LinkPurpose } from '#domain/accounts/account-states.js'
import { statement, type Database } from '../read/database.js'

export interface NewLink {
  personId: string
  purpose: LinkPurpose
  /** A person's id, or the operator's name on the machine. */
  by: string
  lastsMinutes: number
}

export interface Link {
  token: string
  expiresAt: Date
}

/** What a link opens for its person. */
export interface OpenLink {
  personId: string
  purpose: LinkPurpose
  name: string
  pinyin: string
  staffNumber: string | null
  expiresAt: Date
  passwordHistory: string[]
}

/** Earlier links of the person stop working: the newest mail is the one that counts. */
const make = statement<{ expiresAt: Date }>(
  'make-account-link',
  `WITH older AS (
     UPDATE account_link SET revoked_at = now()
     WHERE person_id = $2 AND used_at IS NULL AND revoked_at IS NULL
   )
   INSERT INTO account_link (token_hash, person_id, purpose, created_by, expires_at)
   VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5)) RETURNING expires_at AS "expiresAt"`,
)

const isOpen = 'l.used_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > now()'

const find = statement<OpenLink>(
  'find-account-link',
  `SELECT l.person_id AS "personId", l.purpose, p.name, p.pinyin, p.staff_number AS "staffNumber",
     l.expires_at AS "expiresAt",
     CASE WHEN a.password_hash IS NULL THEN a.password_history
       ELSE jsonb_build_array(a.password_hash) || a.password_history END AS "passwordHistory"
   FROM account_link l JOIN person p ON p.id = l.person_id JOIN account a ON a.person_id = p.id
   WHERE l.token_hash = $1 AND a.state <> 'disabled' AND ${isOpen}`,
)

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

export const createLink = async (
  database: Database,
  { personId, purpose, by, lastsMinutes }: NewLink,
): Promise<Link> => {
  const token = randomBytes(32).toString('base64url')
  const [made] = await make(database, [hashOfToken(token), personId, purpose, by, lastsMinutes])
  if (!made) throw new Error(`no link was made for ${personId}`)
  return { token, expiresAt: made.expiresAt }
}

/** The link, unless it was used, replaced, has run out, or its account is disabled. */
export const findLink = async (database: Database, token: string): Promise<OpenLink | undefined> =>
  (await find(database, [hashOfToken(token)]))[0]

/** Who asked for a link without being signed in. */
export const selfAsked = 'self'

const asked = statement<{ count: number }>(
  'count-resets',
  `SELECT count(*)::int AS count FROM account_link
   WHERE person_id = $1 AND created_by = $2 AND created_at > now() - interval '1 hour'`,
)

/** How many resets were asked for by mail within the last hour. */
export const countResetsAskedFor = async (database: Database, personId: string): Promise<number> =>
  (await asked(database, [personId, selfAsked]))[0]?.count ?? 0
