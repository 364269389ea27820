/**
 * The figures that are counted when asked for, of many units at once: each fact is read once, whatever is above it. What counts is
 * said in `fact-sources.ts`, where the facts themselves are listed.
 */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PeriodDays } from '#domain/numbers/period.js'
import type { UnitKind } from '#domain/organisation/roles.js'
import { isThere } from '../organisation/in-office.js'
import { isBelow } from '../read/below.js'
import { stands } from '../process/claims.js'
import { statement, statementPlannedAnew, type Database } from '../read/database.js'
import {
  askedFigures,
  claimFacts,
  coverers,
  isDoneInTime,
  isDue,
  isMember,
  lasts,
  type AskedFigure,
} from './fact-sources.js'
import { agencyUnits, areas } from './target.js'

export interface CodedCount {
  unitId: string
  code: AskedFigure
  value: number
  of: number
}

/**
 * `$1` the units wanted and `$2` all that are below each, pairwise; `$3` each of the latter once; `$4` the first day, `$5` the day after
 * the last, `$6` today. As values, so that each plan knows how many there are.
 */
const places = `
  WITH span AS NOT MATERIALIZED (SELECT $4::date AS first_day, $5::date AS end_day, least($5::date - 1, $6::date) AS as_of),
  place AS MATERIALIZED (SELECT * FROM unnest($1::text[], $2::text[]) AS place (unit_id, below_id)),
  leaf AS MATERIALIZED (SELECT * FROM unnest($3::text[]) AS leaf (below_id))`

/** Those who belong there. */
const membersByUnit = `
  ${places},
  member AS MATERIALIZED (
    SELECT g.person_id, g.unit_id FROM span CROSS JOIN leaf JOIN role_grant g ON g.unit_id = leaf.below_id
    WHERE ${isMember('g')} AND NOT EXISTS (SELECT FROM person p WHERE p.id = g.person_id AND NOT ${isThere('p', 'as_of')})),
  all_of AS (SELECT unit_id, count(*) AS number FROM member GROUP BY unit_id),
  ok_of AS (SELECT unit_id, count(*) AS number FROM member WHERE EXISTS (
    SELECT FROM span CROSS JOIN membership m WHERE m.person_id = member.person_id AND ${lasts('m')}) GROUP BY unit_id)
  SELECT p.unit_id AS "unitId", 'checkedIn' AS code, coalesce(sum(ok_of.number), 0)::int AS value, sum(all_of.number)::int AS of
  FROM place p JOIN all_of ON all_of.unit_id = p.below_id LEFT JOIN ok_of ON ok_of.unit_id = p.below_id GROUP BY p.unit_id`

/** Those who live there, and who of them has checked in there; community by community by index, as they are few. */
const membersByHome = `
  ${places},
  lives AS (
    SELECT p.unit_id, who.id AS person_id FROM span CROSS JOIN place p
    CROSS JOIN LATERAL (SELECT * FROM person WHERE lives_in_id = p.below_id OFFSET 0) who
    CROSS JOIN LATERAL (SELECT FROM role_grant g WHERE g.person_id = who.id AND ${isMember('g')} OFFSET 0) g
    WHERE ${isThere('who', 'as_of')}),
  here AS (
    SELECT DISTINCT p.unit_id, m.person_id FROM span CROSS JOIN place p
    CROSS JOIN LATERAL (SELECT * FROM membership m WHERE m.community_id = p.below_id AND m.person_id IS NOT NULL OFFSET 0) m
    WHERE ${lasts('m')})
  SELECT unit_id AS "unitId", 'checkedIn' AS code, count(here.person_id)::int AS value, count(*)::int AS of
  FROM lives LEFT JOIN here USING (unit_id, person_id) GROUP BY unit_id`

const agenciesByUnit = `
  ${places}
  SELECT p.unit_id AS "unitId", 'agenciesCheckedIn' AS code, count(*) FILTER (WHERE o.id IN (
      SELECT m.agency_id FROM span CROSS JOIN membership m WHERE m.person_id IS NULL AND ${lasts('m')}))::int AS value,
    count(*)::int AS of
  FROM span CROSS JOIN place p JOIN org_unit o ON o.id = p.below_id
  WHERE o.kind = 'agencyPartyOrganization' AND (o.ended_on IS NULL OR o.ended_on >= as_of) GROUP BY p.unit_id`

const agenciesByHome = `
  ${places}
  SELECT p.unit_id AS "unitId", 'agenciesCheckedIn' AS code, count(DISTINCT m.agency_id)::int AS value,
    count(DISTINCT m.agency_id)::int AS of
  FROM span CROSS JOIN place p JOIN membership m ON m.community_id = p.below_id
  WHERE m.person_id IS NULL AND ${lasts('m')} GROUP BY p.unit_id`

/**
 * A claim belongs to several units: it counts once in each unit above any of them. Whether a decision was taken back is asked of
 * these only. @param known the claims to look among, as a common table expression
 */
const claimsAmong = (process: string, known = ''): string => `
  ${places}, ${known}
  fact AS MATERIALIZED (${Object.entries(claimFacts)
    .map(([code, { from, when, line }]) => {
      const decision = line
        ? 'j.process_id, j.seat_id, j.step_no'
        : 'p.id AS process_id, NULL AS seat_id, NULL::int AS step_no'
      return `SELECT '${code}' AS code, ${decision} FROM span CROSS JOIN ${from(process)} WHERE ${when}`
    })
    .join(' UNION ALL ')}),
  ours AS MATERIALIZED (SELECT DISTINCT p.unit_id, fact.* FROM fact JOIN process_unit pu ON pu.process_id = fact.process_id
    JOIN place p ON p.below_id = pu.unit_id)
  SELECT j.unit_id AS "unitId", j.code, count(*)::int AS value, count(*)::int AS of
  FROM ours j WHERE j.step_no IS NULL OR ${stands} GROUP BY j.unit_id, j.code`

const claimsOfMany = claimsAmong('process')

/** Of a district or less: a province has far more claims of the period than it has of all time. */
const claimsOfFew = claimsAmong(
  'known',
  `known AS MATERIALIZED (
    SELECT p.* FROM (SELECT DISTINCT pu.process_id FROM leaf
      CROSS JOIN LATERAL (SELECT * FROM process_unit pu WHERE pu.unit_id = leaf.below_id OFFSET 0) pu) own
    CROSS JOIN LATERAL (SELECT id, kind, started_at, ended_at FROM process WHERE id = own.process_id AND kind = 'claim' OFFSET 0) p),`,
)

const coverage = `
  ${places},
  covered AS MATERIALIZED (${coverers
    .map(
      ({ community, from, when }) =>
        `SELECT ${community} AS id FROM span CROSS JOIN ${from} WHERE ${community} IN (SELECT below_id FROM leaf) AND ${when}`,
    )
    .join(' UNION ')})
  SELECT p.unit_id AS "unitId", 'coverage' AS code, count(*) FILTER (WHERE c.id IN (SELECT id FROM covered))::int AS value,
    count(*)::int AS of
  FROM span CROSS JOIN place p JOIN org_unit c ON c.id = p.below_id
  WHERE c.kind = 'community' AND (c.ended_on IS NULL OR c.ended_on >= first_day) GROUP BY p.unit_id`

const onTime = `
  ${places},
  due AS (SELECT t.unit_id, count(*) FILTER (WHERE ${isDoneInTime}) AS value, count(*) AS of
    FROM span CROSS JOIN leaf JOIN task t ON t.unit_id = leaf.below_id WHERE ${isDue} GROUP BY t.unit_id)
  SELECT p.unit_id AS "unitId", 'onTime' AS code, sum(value)::int AS value, sum(of)::int AS of
  FROM place p JOIN due ON due.unit_id = p.below_id GROUP BY p.unit_id`

interface Place {
  unitId: string
  kind: UnitKind
  /** Itself and all below it. */
  below: string[]
}

/** A district has as many below it. Of more, claims are looked for among all there are. */
const usualFew = 1_000

type IsCounted = (kind: UnitKind, areFew: boolean) => boolean
const isArea = (kind: UnitKind): boolean => areas.includes(kind)

const counts = (
  [
    ['membersByUnit', membersByUnit, kind => !isArea(kind)],
    ['membersByHome', membersByHome, isArea],
    ['agenciesByUnit', agenciesByUnit, kind => !isArea(kind)],
    ['agenciesByHome', agenciesByHome, isArea],
    ['claimsOfMany', claimsOfMany, (_kind, areFew) => !areFew],
    ['claimsOfFew', claimsOfFew, (_kind, areFew) => areFew],
    ['coverage', coverage, kind => !agencyUnits.includes(kind)],
    ['onTime', onTime, () => true],
  ] satisfies [string, string, IsCounted][]
).map(([name, text, isCounted]) => ({
  isCounted,
  count: statementPlannedAnew<CodedCount>(`figures-${name}`, text),
}))

const findPlaces = statement<Place>(
  'figures-places',
  `SELECT wanted.id AS "unitId", wanted.kind, array_agg(below.id) AS below
   FROM org_unit wanted JOIN org_unit below ON ${isBelow('below.path', 'wanted.path')}
   WHERE wanted.id = ANY ($1::text[]) GROUP BY wanted.id`,
)

const none = (unitIds: readonly string[]): CodedCount[] =>
  unitIds.flatMap(unitId => askedFigures.map(code => ({ unitId, code, value: 0, of: 0 })))

/** @returns every figure of every unit, those of which there is nothing as well */
export const countFacts = async (
  database: Database,
  unitIds: readonly string[],
  { days, today }: { days: PeriodDays; today: LocalDate },
  few = usualFew,
): Promise<CodedCount[]> => {
  const places = await findPlaces(database, [unitIds])
  const areFew = new Set(places.flatMap(({ below }) => below)).size <= few
  const found = await Promise.all(
    counts.map(async ({ isCounted, count }) => {
      const wanted = places.filter(({ kind }) => isCounted(kind, areFew))
      if (wanted.length === 0) return []
      const below = wanted.flatMap(place => place.below)
      const above = wanted.flatMap(place => place.below.map(() => place.unitId))
      return count(database, [above, below, [...new Set(below)], days.from, days.after, today])
    }),
  )
  const keyOf = ({ unitId, code }: CodedCount) => `${code} ${unitId}`
  return [...new Map([...none(unitIds), ...found.flat()].map(row => [keyOf(row), row])).values()]
}
