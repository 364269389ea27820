/** Figures about claims, from the journal (审批通过 N 个, 发回重新协商 M 个). */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'

export interface Verdicts {
  approved: number
  returned: number
  rejected: number
}

export interface UnitVerdicts extends Verdicts {
  unitId: string
  name: string
  kind: string
}

/** What a line `journal j` decided was not taken back. */
export const stands = `(SELECT next.code FROM journal next
  WHERE next.process_id = j.process_id AND next.seat_id = j.seat_id AND next.step_no > j.step_no
    AND next.code IN ('act', 'act.recalled')
  ORDER BY next.step_no LIMIT 1) IS DISTINCT FROM 'act.recalled'`

/** Verdicts in the period, but for those taken back; days are Shanghai's. */
const verdicts = `
  SELECT DISTINCT j.process_id, j.step_no, j.outcome FROM journal j
  JOIN process p ON p.id = j.process_id AND p.kind = 'claim'
  WHERE j.outcome IN ('verdict.approved', 'verdict.returned', 'verdict.rejected')
    AND j.at >= ${startOfDaySql('$2::date')}
    AND j.at < ${startOfDaySql('$3::date + 1')}
    AND ${stands}`

const figures = `
  (count(*) FILTER (WHERE v.outcome = 'verdict.approved'))::int AS approved,
  (count(*) FILTER (WHERE v.outcome = 'verdict.returned'))::int AS returned,
  (count(*) FILTER (WHERE v.outcome = 'verdict.rejected'))::int AS rejected`

const below = (process: string, top: string): string => `EXISTS (
  SELECT FROM process_unit pu WHERE pu.process_id = ${process}
  AND starts_with((SELECT u.path FROM org_unit u WHERE u.id = pu.unit_id), ${top}) OFFSET 0)`

const whole = statement<Verdicts>(
  'claim-verdicts',
  `SELECT ${figures} FROM (${verdicts}) v
   WHERE ${below('v.process_id', '(SELECT path FROM org_unit WHERE id = $1)')}`,
)

const byChild = statement<UnitVerdicts>(
  'claim-verdicts-by-unit',
  `SELECT c.id AS "unitId", c.name, c.kind, ${figures}
   FROM org_unit c JOIN (${verdicts}) v ON ${below('v.process_id', 'c.path')}
   WHERE c.parent_id = $1 GROUP BY c.id, c.name, c.kind, c.sort ORDER BY c.sort, c.id`,
)

const stages = statement<{ stage: string; count: number }>(
  'claim-stages',
  `SELECT p.stage, count(*)::int AS count FROM process p
   WHERE p.kind = 'claim' AND p.id IN (
     SELECT pu.process_id FROM process_unit pu WHERE pu.unit_id = ANY (ARRAY(
       SELECT u.id FROM (SELECT path FROM org_unit WHERE id = $1) top
       JOIN org_unit u ON ${isBelow('u.path', 'top.path')}))) GROUP BY p.stage`,
)

/** Verdicts of a period on the claims of a unit and below, by its children, and where its claims stand now. */
export const countClaims = async (database: Database, unitId: string, from: LocalDate, to: LocalDate) => {
  const [[total], byUnit, byStage] = await Promise.all([
    whole(database, [unitId, from, to]),
    byChild(database, [unitId, from, to]),
    stages(database, [unitId]),
  ])
  return { ...(total ?? { approved: 0, returned: 0, rejected: 0 }), byUnit, byStage }
}

const holder = statement<{ agencyName: string; number: number; startedAt: Date }>(
  'claim-of-project',
  `SELECT u.name AS "agencyName", p.number::float8 AS number, p.started_at AS "startedAt"
   FROM process p JOIN org_unit u ON u.id = p.state->'facts'->>'agencyId'
   WHERE p.kind = 'claim' AND p.subject_id = $1 AND p.ended_at IS NULL`,
)

/** The claim under way on a project. */
export const findClaimOf = async (database: Database, projectId: string) =>
  (await holder(database, [projectId]))[0]
