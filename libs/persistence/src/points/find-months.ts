/** Months of points by district, their rules, and what stands in the way of the next step. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { UnitId } from '#domain/organisation/roles.js'
import type { PointMonth } from '#domain/points/month-state.js'
import type { PointRules } from '#domain/points/points.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'

/** A district that keeps points: the nearest district or city above an agency. */
export interface PointDistrict {
  id: UnitId
  name: string
  path: string
}

const districts = statement<PointDistrict>(
  'point-districts',
  `SELECT d.id, d.name, d.path FROM org_unit d
   WHERE d.id IN (SELECT point_district(a.path) FROM org_unit a
       WHERE a.kind = 'agencyPartyOrganization' AND a.ended_on IS NULL)
     OR d.id IN (SELECT district_id FROM point_month WHERE state <> 'published')
   ORDER BY d.path`,
)

/** Those with agencies, and those that have a month to bring to its end. */
export const findPointDistricts = (database: Database): Promise<PointDistrict[]> => districts(database, [])

export interface StoredMonth extends PointMonth {
  districtId: UnitId
  settledOn?: LocalDate
  publicationBy?: string
  publishedOn?: LocalDate
  /** The last day on which it stands on the public page. */
  shownUntil?: LocalDate
  /** The business day on which it was begun. */
  begunOn?: LocalDate
  /** A pass over it was broken off, or goes on. */
  isUnderWay: boolean
}

interface MonthRow {
  districtId: UnitId
  month: string
  state: PointMonth['state']
  settledOn: string | null
  objectionsUntil: string | null
  publicationBy: string | null
  publishedOn: string | null
  shownUntil: string | null
  begunOn: string | null
  isUnderWay: boolean
}

const months = statement<MonthRow>(
  'point-months',
  `SELECT district_id AS "districtId", month, state, settled_on::text AS "settledOn",
     objections_until::text AS "objectionsUntil", publication_by AS "publicationBy",
     ${dayOfSql('published_at')}::text AS "publishedOn", shown_until::text AS "shownUntil",
     begun_on::text AS "begunOn", settled_through IS NOT NULL AS "isUnderWay"
   FROM point_month WHERE $1::text[] IS NULL OR district_id = ANY ($1) ORDER BY month, district_id`,
)

/** In order. @param of districts; all when left out */
export const findMonths = async (database: Database, of?: readonly UnitId[]): Promise<StoredMonth[]> =>
  (await months(database, [of ?? null])).map(({ districtId, month, state, isUnderWay, ...dates }) => {
    const known = Object.entries(dates).filter(([, value]) => value !== null)
    return { districtId, month, state, isUnderWay, ...(Object.fromEntries(known) as Partial<StoredMonth>) }
  })

export interface StoredRules extends PointRules {
  reason: string
  setByName: string
  /** ISO 8601. */
  setAt: string
}

const versions = statement<{
  version: number
  districtId: string | null
  fromMonth: string
  activity: number
  doneWell: number
  weeklyModel: number
  zeroBy: PointRules['zeroBy']
  objectionDays: number
  publicationDays: number
  reason: string
  setByName: string
  setAt: Date
}>(
  'point-rules',
  `SELECT r.version, r.district_id AS "districtId", r.from_month AS "fromMonth", r.activity, r.done_well AS "doneWell",
     r.weekly_model AS "weeklyModel", r.zero_by AS "zeroBy", r.objection_days AS "objectionDays",
     r.publication_days AS "publicationDays", r.reason, coalesce(p.name, r.set_by) AS "setByName", r.set_at AS "setAt"
   FROM point_rule r LEFT JOIN person p ON p.id = r.set_by
   WHERE r.district_id IS NULL OR r.district_id = ANY ($1::text[]) ORDER BY r.from_month, r.version`,
)

/** All versions of some districts and those of all, by the month from which they hold. */
export const findPointRules = async (database: Database, of: readonly UnitId[]): Promise<StoredRules[]> =>
  (await versions(database, [of])).map(({ activity, doneWell, weeklyModel, districtId, setAt, ...rest }) => ({
    ...rest,
    ...(districtId !== null && { districtId }),
    amounts: { activity, doneWell, weeklyModel },
    setAt: setAt.toISOString(),
  }))

type OfMonth = Pick<StoredMonth, 'districtId' | 'month'>

/** An objection belongs to the month of the district in which its agency is, or was before it became part of another. */
const pending = statement<OfMonth & { pending: number }>(
  'point-objections-pending',
  `SELECT point_district(a.path) AS "districtId", p.state->'facts'->>'month' AS month, count(*)::int AS pending
   FROM process p JOIN org_unit a
     ON a.id = CASE p.state->'facts'->>'subject' WHEN 'agency' THEN p.state->'facts'->>'subjectId' ELSE p.state->'facts'->>'agencyId' END
   WHERE p.kind = 'pointObjection' AND p.ended_at IS NULL GROUP BY 1, 2`,
)

const keyOf = ({ districtId, month }: OfMonth): string => `${districtId} ${month}`

/** Objections that nobody has decided yet, for every month at once. */
export const findPending = async (database: Database): Promise<(of: OfMonth) => number> => {
  const rows = await pending(database, [])
  const counts = new Map(rows.map(row => [keyOf(row), row.pending]))
  return of => counts.get(keyOf(of)) ?? 0
}

const asked = statement<{ asked: number }>(
  'point-publications-asked',
  `SELECT count(*)::int AS asked FROM point_month WHERE publication_by IS NOT NULL AND state = 'objections'`,
)

/** Months that somebody has asked to publish and that are not published yet. */
export const countAsked = async (database: Database): Promise<number> =>
  (await asked(database, []))[0]?.asked ?? 0
