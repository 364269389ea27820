/** Everything a monthly report tells, read at one moment: its tables add up to its figures. */
import type { Pool, PoolClient } from 'pg'
import { localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
import { daysOfPeriod, type PeriodDays } from '#domain/numbers/period.js'
import type { ReportCommunity, ReportFacts, ReportItem, ReportList } from '#domain/reports/report-facts.js'
import { askedSources } from '../numbers/fact-sources.js'
import { findCoverage } from '../numbers/find-coverage.js'
import { findChildren, findFigures, type Asked } from '../numbers/find-figures.js'
import { findKinds } from '../numbers/find-kinds.js'
import { isUnclaimed } from '../numbers/kind-sources.js'
import { targets } from '../numbers/target.js'
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'
import { businessNowSql } from '../read/demo-clock.js'
import { inTransaction } from '../transaction.js'

/** A document shows no more communities; their own subdistricts' reports do. */
const mostCommunities = 300
const mostListed = 50

/** What does not name anybody in its title. */
const namesNobody = `('claim', 'publication', 'activity')`

const unitOf = statement<{ name: string; kind: string; now: Date }>(
  'report-unit',
  `SELECT name, kind, ${businessNowSql} AS now FROM org_unit WHERE id = $1`,
)

interface Listed {
  title: string
  unit: string
  on: LocalDate | null
  total: number
}

/** Overdue tasks of the month: those that name nobody one by one, the others as a number. */
const late = statement<Listed & { aboutPeople: number }>(
  'report-late',
  `WITH found AS MATERIALIZED (
     SELECT f.title, f.note AS unit, f.at, f.id, p.kind IN ${namesNobody} AS shown
     FROM ${targets} CROSS JOIN LATERAL (${askedSources.onTime}) f JOIN process p ON p.id::text = f.id WHERE NOT f.ok)
   SELECT title, unit, ${dayOfSql('at')}::text AS on,
     (SELECT count(*)::int FROM found WHERE shown) AS total, (SELECT count(*)::int FROM found WHERE NOT shown) AS "aboutPeople"
   FROM (SELECT * FROM found WHERE shown ORDER BY at, title, id LIMIT ${mostListed}) first
   UNION ALL SELECT NULL, NULL, NULL, 0, count(*)::int FROM found WHERE NOT shown AND NOT EXISTS (SELECT FROM found WHERE shown)`,
)

/** `$1` the unit, `$2` the last day that counts. */
const unclaimed = statement<Listed>(
  'report-unclaimed',
  `SELECT q.title, c.name AS unit, q.opens_on::text AS on, (count(*) OVER ())::int AS total
   FROM org_unit u JOIN org_unit c ON ${isBelow('c.path', 'u.path')} JOIN project q ON q.community_id = c.id
   CROSS JOIN LATERAL (SELECT $2::date AS as_of) span
   WHERE u.id = $1 AND ${isUnclaimed} ORDER BY c.path, q.number LIMIT ${mostListed}`,
)

const under = statement<{
  id: string
  under: string
  held: number
  attendances: number
  people: number
}>(
  'report-communities',
  `SELECT c.id, above.name AS under, coalesce(f.held, 0) AS held, coalesce(f.attendances, 0) AS attendances,
     coalesce(f.people, 0) AS people
   FROM org_unit c JOIN org_unit above ON above.id = c.parent_id
   LEFT JOIN figure_period f ON f.unit_id = c.id AND f.period = $2 WHERE c.id = ANY ($1::text[])`,
)

/** One statement after the other: a connection works on one at a time. */
const inTurn = (client: PoolClient): Database => {
  let last: Promise<unknown> = Promise.resolve()
  const query = (...order: Parameters<PoolClient['query']>) => {
    const next = last.then(() => client.query(...order))
    last = next.catch(() => undefined)
    return next
  }
  return { query: query as unknown as Database['query'] }
}

/**
 * @param month `2026-10`
 * @returns the facts and the moment they stood at; undefined when there is no such unit
 * @throws Error for what is no month
 */
export const gatherReportFacts = (
  pool: Pool,
  unitId: string,
  month: string,
): Promise<{ facts: ReportFacts; asOf: Date } | undefined> =>
  inTransaction(pool, client => gather(inTurn(client), unitId, month), {
    isolation: 'REPEATABLE READ READ ONLY',
  })

const gather = async (database: Database, unitId: string, month: string) => {
  const [unit] = await unitOf(database, [unitId])
  const days = monthDays(month)
  if (!unit) return undefined
  const today = localDateOf(unit.now.getTime())
  const asked: Asked = { period: month, days, today }
  const children = await findChildren(database, unitId, days.from)
  const figures = await findFigures(database, [unitId, ...children.map(({ id }) => id)], asked)
  const own = figures.get(unitId)
  const before = (await findFigures(database, [unitId], { ...monthBefore(days), today })).get(unitId)
  if (!own || !before) throw new Error('a unit without figures')
  const isOver = days.to < today
  const lastDay = isOver ? days.to : today
  const facts: ReportFacts = {
    unit: { name: unit.name, kind: unit.kind },
    ...{ monthLabel: days.label, lastDay, isOver, figures: own, before },
    below: children.map(({ id, name, kind }) => ({ name, kind, figures: figures.get(id) ?? own })),
    ...(await communitiesOf(database, unitId, asked)),
    ...(await findKinds(database, unitId, asked)),
    ...(await lateOf(database, unitId, asked)),
    unclaimed: listOf(await unclaimed(database, [unitId, lastDay])),
  }
  return { facts, asOf: unit.now }
}

const monthDays = (month: string): PeriodDays => {
  const days = daysOfPeriod(month)
  if (days?.kind !== 'month') throw new Error(`${month} is no month`)
  return days
}

const monthBefore = ({ from }: PeriodDays): Pick<Asked, 'period' | 'days'> => {
  const [year = 0, month = 0] = from.split('-').map(Number)
  const period = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
  return { period, days: monthDays(period) }
}

const communitiesOf = async (database: Database, unitId: string, { period, days }: Asked) => {
  const page = { offset: 0, limit: mostCommunities }
  const { categories, items, total } = await findCoverage(database, unitId, days, page)
  const rows = await under(database, [items.map(({ id }) => id), period])
  const byId = new Map(rows.map(({ id, ...row }) => [id, row]))
  const none = { under: '', held: 0, attendances: 0, people: 0 }
  return {
    categories,
    communities: items.map(({ id, name, others, cells }): ReportCommunity => ({
      name,
      others,
      ...(byId.get(id) ?? none),
      cells,
    })),
    communitiesLeft: total - items.length,
  }
}

const lateOf = async (database: Database, unitId: string, { period, days }: Asked) => {
  const rows = await late(database, [[unitId], [period], [days.from], [days.after]])
  return {
    late: listOf(rows.filter(({ total }) => total > 0)),
    lateAboutPeople: rows[0]?.aboutPeople ?? 0,
  }
}

const listOf = (rows: Listed[]): ReportList => ({
  items: rows.map(({ title, unit, on }): ReportItem => ({ title, unit, ...(on !== null && { on }) })),
  total: rows[0]?.total ?? 0,
})
