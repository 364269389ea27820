/** People worth trying out, of each role first those who hold it alone, then those with most to do; of the members those who have served. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { isInForce } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'

export interface DemoAccountRow {
  personId: string
  name: string
  role: Role
  unitName: string
  openTasks: number
}

const accounts = statement<DemoAccountRow>(
  'demo-accounts',
  `WITH open AS (
     SELECT role, unit_id, person_id, count(*)::int AS n FROM task WHERE status = 'open' GROUP BY role, unit_id, person_id
   ), served AS (
     SELECT person_id, true AS has FROM attendance WHERE state = 'confirmed' AND person_id IS NOT NULL GROUP BY person_id
   ), held AS (
     SELECT g.person_id, count(DISTINCT g.role) AS roles FROM role_grant g
     WHERE ${isInForce('g', '$2::date')} GROUP BY g.person_id
   ), ranked AS (
     SELECT g.person_id, g.role, g.unit_id, coalesce(sum(o.n), 0)::int AS n,
       row_number() OVER (PARTITION BY g.role ORDER BY max(held.roles), bool_or(s.has) DESC NULLS LAST, coalesce(sum(o.n), 0) DESC, g.unit_id,
         g.person_id) AS place
     FROM role_grant g LEFT JOIN served s ON g.role = 'InServicePartyMember' AND s.person_id = g.person_id LEFT JOIN open o ON o.role = g.role AND o.unit_id = g.unit_id
       AND (o.person_id IS NULL OR o.person_id = g.person_id)
     JOIN held ON held.person_id = g.person_id
     WHERE ${isInForce('g', '$2::date')}
     GROUP BY g.person_id, g.role, g.unit_id
   )
   SELECT p.id AS "personId", p.name, r.role, u.name AS "unitName", r.n AS "openTasks"
   FROM ranked r JOIN person p ON p.id = r.person_id JOIN org_unit u ON u.id = r.unit_id
   WHERE r.place <= $1 ORDER BY r.place`,
)

export const findDemoAccounts = (
  database: Database,
  ofEachRole: number,
  today: LocalDate,
): Promise<DemoAccountRow[]> => accounts(database, [ofEachRole, today])

const exists = statement('person-exists', 'SELECT FROM person WHERE id = $1')

export const isPerson = async (database: Database, id: string): Promise<boolean> =>
  (await exists(database, [id])).length > 0
