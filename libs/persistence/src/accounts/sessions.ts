/** Sign-ins and the offices of whoever is signed in. */
import type { SignInMethod, SignInStep } from '#domain/accounts/account-states.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { principalsOf } from '../substitution/stands-in.js'
import { statement, type Database } from '../read/database.js'
import type { SignedIn } from '../read/signed-in.js'
import { isVisibleToHolder } from '../read/visibility.js'

type Found = SignedIn & { isSeenLongAgo: boolean; seesProcess: boolean }

/**
 * `$1` who asks and what they ask about. As JSON: of an array the planner counts the members, and plans all of this anew
 * for each look, which costs ten times the look itself.
 */
const find = statement<Found & { no: number }>(
  'find-sessions',
  `SELECT asked.no::int AS no, found.* FROM ROWS FROM (jsonb_to_recordset($1) AS ("idHash" text, "processId" uuid))
     WITH ORDINALITY AS asked (id_hash, process_id, no),
  LATERAL (WITH who AS (
     SELECT s.id_hash, s.last_seen_at, s.needs, s.method, p.id, p.name, jsonb_build_object('id', u.id, 'name', u.name) AS unit
     FROM sign_in_session s JOIN person p ON p.id = s.person_id JOIN org_unit u ON u.id = p.unit_id
       LEFT JOIN account a ON a.person_id = p.id
     WHERE s.id_hash = asked.id_hash AND s.signed_out_at IS NULL AND s.expires_at > now()
       AND s.last_seen_at > now() - make_interval(mins => $2)
       AND a.state IS DISTINCT FROM 'disabled' AND ${isThere('p', '$3::date')}
   ), grants AS (
     SELECT g.role, g.unit_id, n.name, n.kind, n.path
     FROM who JOIN role_grant g ON g.person_id = who.id JOIN org_unit n ON n.id = g.unit_id
     WHERE ${isInForce('g', '$3::date')}
   )
   SELECT id_hash AS "sessionHash", last_seen_at < now() - interval '1 minute' AS "isSeenLongAgo", id AS "personId", name, unit,
     needs, method,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('role', role, 'unitId', unit_id, 'unitName', name,
        'unitKind', kind, 'path', path) ORDER BY length(path), path, role), '[]') FROM grants) AS grants,
     ${principalsOf('who.id', 'grants', '$3::date')} AS principals,
     EXISTS (SELECT FROM process p WHERE p.id = asked.process_id AND ${isVisibleToHolder('who.id', 'grants')}) AS "seesProcess"
   FROM who) found`,
)

/** What another look is just writing is written. */
const touch = statement(
  'touch-sessions',
  `UPDATE sign_in_session SET last_seen_at = now() WHERE id_hash IN (
     SELECT id_hash FROM sign_in_session WHERE id_hash = ANY ($1::text[]) FOR UPDATE SKIP LOCKED)`,
)

const open = statement(
  'open-session',
  `INSERT INTO sign_in_session (id_hash, person_id, expires_at, address, user_agent, needs, method)
   VALUES ($1, $2, $3, $4, $5, $6, $7)`,
)

const close = statement(
  'close-session',
  `UPDATE sign_in_session SET signed_out_at = now() WHERE id_hash = $1 AND signed_out_at IS NULL`,
)

export interface SessionRules {
  idleMinutes: number
  /** A day in Asia/Shanghai: the offices of that day count. */
  today: LocalDate
}

export interface Asking {
  idHash: string
  /** The process that is asked about, when it is about one. */
  processId?: string
}

export interface FoundSession {
  me: SignedIn
  seesProcess: boolean
}

/**
 * Who is asking, and whether they may see the process they ask about: one look for both, and for all who ask at the time.
 * @returns what was found of each, in their order
 */
export const findSessions = async (
  database: Database,
  { idleMinutes, today }: SessionRules,
  asking: readonly Asking[],
): Promise<(FoundSession | 'nobody')[]> => {
  // One page sends several requests at once: of each sign-in the same is asked once.
  const names = asking.map(({ idHash, processId = '' }) => `${idHash} ${processId}`)
  const different = [...new Map(asking.map((each, index) => [names[index] ?? '', each]))]
  const rows = await find(database, [JSON.stringify(different.map(([, each]) => each)), idleMinutes, today])
  // Writing at most once a minute keeps reading cheap.
  const seen = rows.filter(({ isSeenLongAgo }) => isSeenLongAgo).map(({ sessionHash }) => sessionHash)
  if (seen.length > 0) await touch(database, [[...new Set(seen)]])
  const found = new Map(rows.map(row => [different[row.no - 1]?.[0], row]))
  return names.map(name => sessionOf(found.get(name)))
}

const sessionOf = (row: (Found & { no: number }) | undefined): FoundSession | 'nobody' => {
  if (!row) return 'nobody'
  const { no: _no, isSeenLongAgo: _seen, seesProcess, ...me } = row
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
