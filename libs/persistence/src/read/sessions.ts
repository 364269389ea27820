/** Sign-ins and the offices of whoever is signed in. */
import type { SignInMethod, SignInStep } from '#domain/accounts/account-states.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { principalsOf } from '../substitution/stands-in.js'
import { statement, type Database } from './database.js'
import type { SignedIn } from './signed-in.js'
import { isVisibleToHolder } from './visibility.js'

const find = statement<SignedIn & { isSeenLongAgo: boolean; seesProcess: boolean }>(
  'find-session',
  `WITH who AS (
     SELECT s.id_hash, s.last_seen_at, s.needs, s.method, p.id, p.name, jsonb_build_object('id', u.id, 'name', u.name) AS unit
     FROM sign_in_session s JOIN person p ON p.id = s.person_id JOIN org_unit u ON u.id = p.unit_id
       LEFT JOIN account a ON a.person_id = p.id
     WHERE s.id_hash = $1 AND s.signed_out_at IS NULL AND s.expires_at > now()
       AND s.last_seen_at > now() - make_interval(mins => $2)
       AND a.state IS DISTINCT FROM 'disabled' AND coalesce(p.left_on >= $3::date, true)
   ), grants AS (
     SELECT g.role, g.unit_id, n.name, n.kind, n.path
     FROM who JOIN role_grant g ON g.person_id = who.id JOIN org_unit n ON n.id = g.unit_id
     WHERE $3::date BETWEEN coalesce(g.valid_from, $3) AND coalesce(g.valid_to, $3)
   )
   SELECT id_hash AS "sessionHash", last_seen_at < now() - interval '1 minute' AS "isSeenLongAgo", id AS "personId", name, unit,
     needs, method,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('role', role, 'unitId', unit_id, 'unitName', name,
        'unitKind', kind, 'path', path) ORDER BY length(path), path, role), '[]') FROM grants) AS grants,
     ${principalsOf('who.id', 'grants', '$3::date')} AS principals,
     EXISTS (SELECT FROM process p WHERE p.id = $4 AND ${isVisibleToHolder('who.id', 'grants')}) AS "seesProcess"
   FROM who`,
)

const touch = statement('touch-session', 'UPDATE sign_in_session SET last_seen_at = now() WHERE id_hash = $1')

const open = statement(
  'open-session',
  `INSERT INTO sign_in_session (id_hash, person_id, expires_at, address, user_agent, needs, method)
   VALUES ($1, $2, $3, $4, $5, $6, $7)`,
)

const close = statement(
  'close-session',
  `UPDATE sign_in_session SET signed_out_at = now() WHERE id_hash = $1 AND signed_out_at IS NULL`,
)

export interface Asking {
  idHash: string
  idleMinutes: number
  /** A day in Asia/Shanghai: the offices of that day count. */
  today: LocalDate
  /** The process that is asked about, when it is about one. */
  processId?: string
}

/** Who is asking, and whether they may see the process they ask about: one look for both. */
export const findSession = async (
  database: Database,
  { idHash, idleMinutes, today, processId }: Asking,
): Promise<{ me: SignedIn; seesProcess: boolean } | undefined> => {
  const [found] = await find(database, [idHash, idleMinutes, today, processId ?? null])
  if (!found) return undefined
  const { isSeenLongAgo, seesProcess, ...me } = found
  // Writing at most once a minute keeps reading cheap.
  if (isSeenLongAgo) await touch(database, [idHash])
  return { me, seesProcess }
}

export interface NewSession {
  idHash: string
  personId: string
  expiresAt: Date
  address: string
  userAgent: string
  /** What is still missing; null when signing in is complete. */
  needs: SignInStep | null
  method: SignInMethod
}

export const openSession = async (database: Database, session: NewSession): Promise<void> => {
  const { idHash, personId, expiresAt, address, userAgent, needs, method } = session
  await open(database, [idHash, personId, expiresAt, address, userAgent, needs, method])
}

export const closeSession = async (database: Database, idHash: string): Promise<void> => {
  await close(database, [idHash])
}
