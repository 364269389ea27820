/**
 * What is appraised: an activity, a claim whose service the community has accepted, or a member's time at a post when it has
 * ended. Each is named by its process.
 */
import { isCalledOff } from '../activity/how-it-stands.js'
import { standsOn } from '../membership/stands-on.js'
import { lookedAfterBy } from '../organisation/looked-after.js'
import { numberSql } from '../process/number-sql.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql, startOfDaySql } from '../read/days.js'

export interface Service {
  id: string
  kind: 'activity' | 'claim' | 'post'
  number: string
  title: string
  communityId: string
  communityName: string
  /** Of the community that looks after it. */
  path: string
  /** Nobody's for a claim and a post. */
  organiserId: string
  /** Of a claim both are the moment at which it was accepted. */
  startsAt: Date
  endsAt: Date
  isCancelled: boolean
}

export const dayAt = (day: string, time: string) => `(${startOfDaySql(day)} + interval '${time}')`

/** Of `process p`, a claim. */
export const acceptedAt = `to_timestamp((p.state->'facts'->'acceptances'->-1->>'at')::float8 / 1000)`

/** As a subquery, for the service that an expression names. */
export const serviceSql = (id: string): string => `(
  SELECT v.id, v.kind, v.number, v.title, c.id AS community_id, was.name AS community_name, c.path, v.organiser_id,
    v.starts_at, v.ends_at, v.is_cancelled FROM (
    SELECT a.id, 'activity' AS kind, a.number, a.title, a.community_id, a.organiser_id, a.starts_at, a.ends_at,
      ${isCalledOff('a')} AS is_cancelled
    FROM activity a WHERE a.id = ${id}
    UNION ALL
    SELECT p.id::text, 'claim', ${numberSql('RL', 'p')}, p.title, p.state->'facts'->>'communityId', '', ${acceptedAt}, ${acceptedAt}, false
    FROM process p WHERE p.id = (${id})::uuid AND p.kind = 'claim'
      AND p.state->'facts'->'acceptances'->-1->>'accepted' = 'true'
    UNION ALL
    SELECT x.id::text, 'post', coalesce(${numberSql('GW', 'w')}, ''), o.title, o.community_id, '',
      ${dayAt('x.since', '00:00')}, ${dayAt('x.until', '23:59')}, false
    FROM post_claim x JOIN post o ON o.id = x.post_id LEFT JOIN process w ON w.id = x.id
    WHERE x.id = (${id})::uuid AND x.until IS NOT NULL
  ) v ${lookedAfterBy('v.community_id')}
)`

export const serviceColumns = `s.id, s.kind, s.number, s.title, s.community_id AS "communityId", s.community_name AS "communityName", s.path,
  s.organiser_id AS "organiserId", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.is_cancelled AS "isCancelled"`

const one = statement<Service>(
  'appraised-service',
  `SELECT ${serviceColumns} FROM ${serviceSql('$1::text')} s`,
)

export const findService = async (database: Database, id: string): Promise<Service | undefined> =>
  (await one(database, [id]))[0]

/** As a subquery with `person_id` and `unit_id`: who served, to the community's word. */
export const servedSql = (id: string): string => `(
  SELECT t.person_id, t.unit_id FROM attendance t WHERE t.activity_id = ${id} AND t.state = 'confirmed'
  UNION ALL
  SELECT NULL, party.id FROM process p, LATERAL (
    SELECT p.state->'facts'->>'agencyId' AS id
    UNION SELECT u->>'unitId' FROM jsonb_array_elements(p.state->'facts'->'jointUnits') u WHERE u->>'status' = 'joined'
  ) party
  WHERE p.id = (${id})::uuid AND p.kind = 'claim' AND p.state->'facts'->'acceptances'->-1->>'accepted' = 'true'
  UNION ALL SELECT x.person_id, NULL FROM post_claim x WHERE x.id = (${id})::uuid AND x.until IS NOT NULL
)`

export interface Served {
  personId: string | null
  personName: string | null
  unitId: string | null
  unitName: string | null
}

const served = statement<Served>(
  'appraisal-served',
  `SELECT t.person_id AS "personId", p.name AS "personName", t.unit_id AS "unitId", u.name AS "unitName"
   FROM ${servedSql('$1::text')} t LEFT JOIN person p ON p.id = t.person_id LEFT JOIN org_unit u ON u.id = t.unit_id
   ORDER BY p.pinyin, u.name`,
)

export const findServed = (database: Database, id: string): Promise<Served[]> => served(database, [id])

/**
 * Claims, activities and posts that a person, or Party organisations, served in, with the moment by which they are listed, as a
 * subquery. A member served for the organisation they had checked in from on that day, wherever they have moved since.
 * @param person an expression @param units what follows a unit's id: `= ANY ($2)`, `IN (…)`
 */
export const servicesOf = (person: string, units: string): string => `(
    SELECT t.activity_id AS id, a.starts_at AS at FROM attendance t JOIN activity a ON a.id = t.activity_id
    WHERE t.state = 'confirmed' AND (t.person_id = ${person} OR t.unit_id ${units})
    UNION
    SELECT t.activity_id, a.starts_at FROM membership m JOIN attendance t ON t.person_id = m.person_id AND t.state = 'confirmed'
    JOIN activity a ON a.id = t.activity_id
    WHERE m.agency_id ${units}
      AND ${standsOn('m', dayOfSql('a.starts_at'))}
    UNION
    SELECT p.id::text, ${acceptedAt} FROM process p
    WHERE p.kind = 'claim' AND p.id IN (SELECT process_id FROM process_unit WHERE unit_id ${units})
      AND p.state->'facts'->'acceptances'->-1->>'accepted' = 'true' AND (p.state->'facts'->>'agencyId' ${units} OR EXISTS (
        SELECT FROM jsonb_array_elements(p.state->'facts'->'jointUnits') u
        WHERE u->>'status' = 'joined' AND u->>'unitId' ${units}))
    UNION
    SELECT x.id::text, ${dayAt('x.until', '23:59')} FROM post_claim x
    WHERE x.until IS NOT NULL AND (x.person_id = ${person} OR x.agency_id ${units})
  )`

const own = (picked: string) => `WITH served AS ${servicesOf('$1', '= ANY ($2)')} ${picked}`
const appraised = `EXISTS (SELECT FROM appraisal x WHERE x.service_id = served.id AND x.withdrawn_at IS NULL)`

const page = statement<{ id: string; total: number }>(
  'appraisal-own-services',
  own(`SELECT id, (count(*) OVER ())::integer AS total FROM served WHERE ${appraised} AND ($5::timestamptz IS NULL OR at > $5)
    ORDER BY at DESC, id LIMIT $3 OFFSET $4`),
)

/** The latest first. @param since only later ones */
export const findOwnServices = async (
  database: Database,
  who: { personId: string; unitIds: string[] },
  { offset, limit, since }: { offset: number; limit: number; since?: Date | undefined },
): Promise<{ ids: string[]; total: number }> => {
  const rows = await page(database, [who.personId, who.unitIds, limit, offset, since ?? null])
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 }
}

const isOwn = statement<{ is: boolean }>(
  'appraisal-own-service',
  own(`SELECT EXISTS (SELECT FROM served WHERE id = $3 AND ${appraised}) AS is`),
)

export const servedIn = async (
  database: Database,
  who: { personId: string; unitIds: string[] },
  id: string,
): Promise<boolean> => (await isOwn(database, [who.personId, who.unitIds, id]))[0]?.is === true
