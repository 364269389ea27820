/** Sign-ins and the offices of whoever is signed in. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role, UnitKind } from '#domain/organisation/roles.js'
import { statement, type Database } from './database.js'

export interface Grant {
  role: Role
  unitId: string
  unitName: string
  unitKind: UnitKind
  path: string
}

export interface SignedIn {
  personId: string
  name: string
  unit: { id: string; name: string }
  /** Offices in force today, the highest first. */
  grants: Grant[]
  sessionHash: string
}

const find = statement<SignedIn & { isSeenLongAgo: boolean }>(
  'find-session',
  `SELECT s.id_hash AS "sessionHash", s.last_seen_at < now() - interval '1 minute' AS "isSeenLongAgo", p.id AS "personId", p.name,
     jsonb_build_object('id', u.id, 'name', u.name) AS unit,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'unitName', n.name,
        'unitKind', n.kind, 'path', n.path) ORDER BY length(n.path), n.path, g.role), '[]')
      FROM role_grant g JOIN org_unit n ON n.id = g.unit_id
      WHERE g.person_id = p.id AND $3::date BETWEEN coalesce(g.valid_from, $3) AND coalesce(g.valid_to, $3)
     ) AS grants
   FROM sign_in_session s JOIN person p ON p.id = s.person_id JOIN org_unit u ON u.id = p.unit_id
   WHERE s.id_hash = $1 AND s.signed_out_at IS NULL AND s.expires_at > now()
     AND s.last_seen_at > now() - make_interval(mins => $2)`,
)

const touch = statement('touch-session', 'UPDATE sign_in_session SET last_seen_at = now() WHERE id_hash = $1')

const open = statement(
  'open-session',
  `INSERT INTO sign_in_session (id_hash, person_id, expires_at, address, user_agent) VALUES ($1, $2, $3, $4, $5)`,
)

const close = statement(
  'close-session',
  `UPDATE sign_in_session SET signed_out_at = now() WHERE id_hash = $1 AND signed_out_at IS NULL`,
)

/** Who is signed in under this hash, and the offices they hold on `today` (a day in Asia/Shanghai). */
export const findSession = async (
  database: Database,
  idHash: string,
  idleMinutes: number,
  today: LocalDate,
): Promise<SignedIn | undefined> => {
  const [found] = await find(database, [idHash, idleMinutes, today])
  if (!found) return undefined
  const { isSeenLongAgo, ...person } = found
  // Writing at most once a minute keeps reading cheap.
  if (isSeenLongAgo) await touch(database, [idHash])
  return person
}

export interface NewSession {
  idHash: string
  personId: string
  expiresAt: Date
  address: string
  userAgent: string
}

export const openSession = async (database: Database, session: NewSession): Promise<void> => {
  const { idHash, personId, expiresAt, address, userAgent } = session
  await open(database, [idHash, personId, expiresAt, address, userAgent])
}

export const closeSession = async (database: Database, idHash: string): Promise<void> => {
  await close(database, [idHash])
}
