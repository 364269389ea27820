/** 表现良好: said of one who served in an activity or at a post, with a reason; withdrawn it stays on record. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'
import type { Service } from './services.js'

export interface FoundDoneWell {
  id: string
  personId: string | null
  personName: string | null
  unitId: string | null
  unitName: string | null
  reason: string
  byName: string
  at: Date
  withdrawnAt: Date | null
  withdrawnByName: string | null
  withdrawnReason: string | null
  /** The attendance was taken back since: no point comes of it. */
  isVoid: boolean
}

const doneWells = statement<FoundDoneWell>(
  'appraisal-done-well',
  `SELECT d.id, d.person_id AS "personId", p.name AS "personName", d.unit_id AS "unitId", u.name AS "unitName", d.reason,
     coalesce(g.name, d.by) AS "byName", d.at, d.withdrawn_at AS "withdrawnAt", coalesce(w.name, d.withdrawn_by) AS "withdrawnByName",
     d.withdrawn_reason AS "withdrawnReason", d.activity_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM attendance t WHERE t.activity_id = d.activity_id AND t.state = 'confirmed'
         AND (t.person_id = d.person_id OR t.unit_id = d.unit_id)) AS "isVoid"
   FROM done_well d LEFT JOIN person p ON p.id = d.person_id LEFT JOIN org_unit u ON u.id = d.unit_id
   LEFT JOIN person g ON g.id = d.by LEFT JOIN person w ON w.id = d.withdrawn_by
   WHERE d.activity_id = $1::text OR d.post_claim_id = ($1::text)::uuid ORDER BY d.at, d.id`,
)

export const findDoneWell = (database: Database, serviceId: string): Promise<FoundDoneWell[]> =>
  doneWells(database, [serviceId])

const published = statement<{ month: string }>(
  'appraisal-published-month',
  `SELECT m.month FROM (
     SELECT a.community_id, ${dayOfSql('a.starts_at')} AS day FROM activity a WHERE a.id = $1::text
     UNION ALL SELECT p.community_id, x.until FROM post_claim x JOIN post p ON p.id = x.post_id WHERE x.id = ($1::text)::uuid) s
   JOIN org_unit u ON u.id = s.community_id
   JOIN point_month m ON m.district_id = point_district(u.path) AND m.month = to_char(s.day, 'YYYY-MM') AND m.state = 'published'`,
)

/** The month of a service (of a post that of its last day) when the community's district has published its points: what changes then is a correction of a later month. */
export const findPublishedMonth = async (
  database: Database,
  serviceId: string,
): Promise<string | undefined> => (await published(database, [serviceId]))[0]?.month

interface Ordered {
  serviceId: string
  reason: string
  by: string
  /** That a published month is followed by a correction is known. */
  asCorrection: boolean
}

/** Of a claim the milestones give points. */
export type DoneWellService = Exclude<Service['kind'], 'claim'>

export interface DoneWellOrder extends Ordered {
  kind: DoneWellService
  /** Exactly one of the two. */
  personId: string | null
  unitId: string | null
}

type Done = { id: string }

/** Where it is kept, and whether somebody served: `$1` the service, `$2` a person, `$3` a unit. */
const ofService: Record<DoneWellService, { column: string; served: string }> = {
  activity: {
    column: 'activity_id',
    served: `SELECT FROM attendance WHERE activity_id = $1 AND state = 'confirmed' AND (person_id = $2 OR unit_id = $3) FOR SHARE`,
  },
  post: {
    column: 'post_claim_id',
    served: `SELECT FROM post_claim WHERE id = $1::uuid AND until IS NOT NULL AND person_id = $2 AND $3::text IS NULL FOR SHARE`,
  },
}

/** Only of those who served, and once while it stands. */
export const giveDoneWell = async (
  client: PoolClient,
  order: DoneWellOrder,
): Promise<Done | { refused: 'notServed' | 'doneWellAlready' | 'doneWellPublished' }> => {
  const { kind, serviceId, personId, unitId, reason, by } = order
  const { column, served } = ofService[kind]
  const found = await client.query(served, [serviceId, personId, unitId])
  if (found.rowCount !== 1) return { refused: 'notServed' }
  if (await isUnawares(client, order)) return { refused: 'doneWellPublished' }
  const { rows } = await client.query<Done>(
    `INSERT INTO done_well (id, ${column}, person_id, unit_id, reason, by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING id`,
    [randomUUID(), serviceId, personId, unitId, reason, by],
  )
  return rows[0] ?? { refused: 'doneWellAlready' }
}

export const withdrawDoneWell = async (
  client: PoolClient,
  order: Ordered & { doneWellId: string },
): Promise<Done | { refused: 'notFound' | 'doneWellPublished' }> => {
  if (await isUnawares(client, order)) return { refused: 'doneWellPublished' }
  const { rowCount } = await client.query(
    `UPDATE done_well SET withdrawn_at = business_now(), withdrawn_by = $3, withdrawn_reason = $4
     WHERE id = $1 AND (activity_id = $2::text OR post_claim_id = ($2::text)::uuid) AND withdrawn_at IS NULL`,
    [order.doneWellId, order.serviceId, order.by, order.reason],
  )
  return rowCount === 1 ? { id: order.doneWellId } : { refused: 'notFound' }
}

const isUnawares = async (client: PoolClient, { serviceId, asCorrection }: Ordered): Promise<boolean> => {
  if (asCorrection) return false
  return (await findPublishedMonth(client, serviceId)) !== undefined
}
