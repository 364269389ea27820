/** Policy and calendar of a process: versioned rows, handed over as values. */
import { calendarOf, readVersion, versionAt } from '#domain/calendar/closures.js'
import { localDateOf, type Instant } from '#domain/calendar/local-date.js'
import { sliceCalendar, type CalendarData } from '#domain/calendar/working-days.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import type { UnitId } from '#domain/organisation/roles.js'
import { idsOf } from '#domain/organisation/tree-path.js'
import type { PolicyRow } from '#domain/policy/merge-policy.js'
import { statement, type Database } from '../read/database.js'
import { keepPolicy, resolvePolicy, type ResolvedPolicy } from './resolved-policy.js'

const yearsBefore = 1
const yearsAfter = 3

export interface WantedRules {
  /** When the process starts (or started): the calendar goes from the year before to three years after. */
  at: Instant
  /** Left out: the policy shipped for that day, the calendar imported last. */
  policyVersion?: string
  calendarVersion?: string
}

interface RuleRow {
  policy: Rules['policy'] | null
  calendar: CalendarData | null
}

/**
 * Rules of a kind, by version or as they are now.
 * @throws Error when a row is missing: nothing may be decided without rules
 */
export const rulesFor = async (database: Database, kind: string, wanted: WantedRules): Promise<Rules> => {
  const today = localDateOf(wanted.at)
  const { base, unitId } = readVersion(wanted.calendarVersion ?? '')
  const { rows } = await database.query<RuleRow>({
    name: 'rules-for',
    text: `
      SELECT
        (SELECT body FROM policy_version
         WHERE kind = $1 AND CASE WHEN $2::text IS NULL THEN effective_from <= $4 ELSE version = $2 END
         ORDER BY effective_from DESC, version DESC LIMIT 1) AS policy,
        (SELECT body FROM calendar_version WHERE $3::text IS NULL OR version = $3
         ORDER BY imported_at DESC, version DESC LIMIT 1) AS calendar`,
    values: [kind, wanted.policyVersion ?? null, base || null, today],
  })
  const { policy, calendar } = rows[0] ?? {}
  if (!policy) throw new Error(`no policy ${kind} ${wanted.policyVersion ?? `in force on ${today}`}`)
  if (!calendar) throw new Error(`no calendar ${wanted.calendarVersion ?? 'imported'}`)
  return { policy, calendar: handedOver(calendarOf(calendar, unitId), wanted.at) }
}

/** As much of a calendar as a process takes along that starts then. */
export const handedOver = (calendar: CalendarData, startedAt: Instant): CalendarData => {
  const year = Number(localDateOf(startedAt).slice(0, 4))
  return sliceCalendar(calendar, year - yearsBefore, year + yearsAfter)
}

/** What says which rules a process stands under. */
export type UnderRules = Pick<ProcessState, 'kind' | 'startedAt' | 'policyVersion' | 'calendarVersion'>

/** Rules that a running process stands under. */
export const rulesOf = (
  database: Database,
  { kind, startedAt, policyVersion, calendarVersion }: UnderRules,
): Promise<Rules> => rulesFor(database, kind, { at: startedAt, policyVersion, calendarVersion })

/** Which rules count at a unit on a day, and the policy itself where it has to be put together. */
export interface RulesInForce extends Pick<UnderRules, 'policyVersion' | 'calendarVersion'> {
  resolved?: ResolvedPolicy
}

/**
 * Versions of the rules in force at a unit: the shipped policy under what was published on the way to it, and the
 * calendar imported last. One round trip; a policy that was put together is not kept by it.
 * @throws Error when there are none
 */
export const rulesInForce = async (
  database: Database,
  { kind, unitId, at }: { kind: string; unitId: string; at: Instant },
): Promise<RulesInForce> => {
  const today = localDateOf(at)
  const [row] = await inForce(database, [kind, today, unitId])
  if (!row?.shipped) throw new Error(`no policy ${kind} in force on ${today}`)
  if (!row.calendarVersion) throw new Error('no calendar imported')
  const { shipped, calendarVersion, closedBy, rows, path } = row
  const resolved = resolvePolicy({ kind, shipped, rows, way: idsOf(path ?? ''), today })
  return {
    policyVersion: resolved?.policy.version ?? shipped.version,
    calendarVersion: versionAt(calendarVersion, closedBy ?? undefined),
    ...(resolved && { resolved }),
  }
}

const latest = 'SELECT version, body FROM calendar_version ORDER BY imported_at DESC, version DESC LIMIT 1'

/** The nearest unit, on the way up from one, that a calendar has closures of. */
const closingUnitOf = (calendar: string, unit: string) => `
  SELECT step.id FROM (${calendar}) AS calendar, (SELECT path FROM org_unit WHERE id = ${unit}) AS home,
    unnest(string_to_array(trim('/' FROM home.path), '/')) WITH ORDINALITY AS step (id, place)
  WHERE calendar.body->'closures' ? step.id ORDER BY place DESC LIMIT 1`

const inForce = statement<{
  shipped: Rules['policy'] | null
  calendarVersion: string | null
  closedBy: UnitId | null
  rows: PolicyRow[]
  path: string | null
}>(
  'rules-in-force',
  `SELECT
     (SELECT body FROM policy_version WHERE kind = $1 AND effective_from <= $2
      ORDER BY effective_from DESC, version DESC LIMIT 1) AS shipped,
     (SELECT version FROM calendar_version ORDER BY imported_at DESC, version DESC LIMIT 1) AS "calendarVersion",
     (${closingUnitOf(latest, '$3')}) AS "closedBy",
     (SELECT path FROM org_unit WHERE id = $3) AS path,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('number', number, 'step', step, 'unitId', unit_id,
        'effectiveFrom', effective_from, 'value', value)), '[]')
      FROM policy_row WHERE kind = $1 AND effective_from <= $2 AND unit_id = ANY (
        SELECT unnest(string_to_array(trim('/' FROM path), '/')) FROM org_unit WHERE id = $3)) AS rows`,
)

/** Rules of a kind as they are in force at a unit, for a process that starts then or has started; they are kept for as long as it is. */
export const rulesAt = async (
  database: Database,
  { kind, unitId, at, startedAt = at }: { kind: string; unitId: string; at: Instant; startedAt?: Instant },
): Promise<Rules> => {
  const { resolved, ...versions } = await rulesInForce(database, { kind, unitId, at })
  if (resolved) await keepPolicy(database, kind, resolved)
  return rulesFor(database, kind, { at: startedAt, ...versions })
}

/** Rules that a running process would stand under from now on: the policy in force, the calendar imported last. */
export const rulesNow = async (
  database: Database,
  { kind, startedAt, aheadMs }: ProcessState,
  unitId: string,
): Promise<Rules> => rulesAt(database, { kind, unitId, at: Date.now() + aheadMs, startedAt })

const closingIn = statement<{ id: UnitId }>(
  'closing-unit',
  closingUnitOf('SELECT body FROM calendar_version WHERE version = $1', '$2'),
)

/** A calendar's version as it counts at a unit, with the closures that hold there. */
export const calendarVersionAt = async (
  database: Database,
  version: string,
  unitId: UnitId,
): Promise<string> => versionAt(version, (await closingIn(database, [version, unitId]))[0]?.id)
