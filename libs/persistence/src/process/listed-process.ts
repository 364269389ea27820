/** A process as every list shows it: its columns, and what it is called there. */
import type { UnitKind } from '#domain/organisation/roles.js'
import { statement, type Database } from '../read/database.js'

export interface ListedProcess {
  id: string
  kind: string
  number: number
  title: string
  stage: string
  startedAt: Date
  startedByName: string
  updatedAt: Date
  endedAt: Date | null
  aheadMs: number
  dueAt: Date | null
  dueOn: string | null
  units: { id: string; name: string; kind: UnitKind }[]
}

/** Titles hold no names of people. In a list, where everybody sees only what they may read, those of some kinds would be all alike: it says whose they are. */
const titleInLists = `CASE WHEN p.kind IN ('checkIn', 'interview', 'postClaim') THEN concat_ws('：', coalesce(
    (SELECT name FROM person WHERE id = p.state->'facts'->>'personId'),
    (SELECT name FROM org_unit WHERE id = p.state->'facts'->>'agencyId')), p.title) ELSE p.title END`

const titles = statement<{ id: string; title: string }>(
  'titles-in-lists',
  `SELECT p.id, ${titleInLists} AS title FROM process p WHERE p.id = ANY ($1::uuid[])`,
)

/** What processes are called in lists, by id; of those that the person asking may see. */
export const findListedTitles = async (
  database: Database,
  ids: string[],
): Promise<ReadonlyMap<string, string>> =>
  new Map((await titles(database, [ids])).map(({ id, title }) => [id, title]))

/** Columns of a listed process; expects `process p` and its starter as `person s`. */
export const listedColumns = `p.id, p.kind, p.number::float8 AS number, ${titleInLists} AS title, p.stage, p.started_at AS "startedAt",
  coalesce(s.name, p.started_by) AS "startedByName", p.updated_at AS "updatedAt", p.ended_at AS "endedAt", p.ahead_ms::float8 AS "aheadMs",
  (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'kind', u.kind) ORDER BY u.kind, u.id)
   FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id WHERE pu.process_id = p.id) AS units`
