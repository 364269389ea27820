/** The people and projects that the demo's claims are played by, read from the imported district. */
import type { Pool } from 'pg'

export interface DemoProject {
  projectId: string
  title: string
  need: string
  wantedSessions: number
  /** How many agencies may claim it. */
  places: number
  communityId: string
  subdistrictId: string
  districtId: string
  deputySecretary: string
}

export interface DemoAgency {
  agencyId: string
  liaison: string
  secretary: string
}

export interface DemoCast {
  projects: DemoProject[]
  agencies: DemoAgency[]
  officers: string[]
  coordinators: Record<string, string>
}

const projectsSql = `
  SELECT p.id AS "projectId", p.title, p.need, p.wanted_sessions AS "wantedSessions", p.places, c.id AS "communityId", s.id AS "subdistrictId", d.id AS "districtId",
         g.person_id AS "deputySecretary"
    FROM project p
    JOIN org_unit c ON c.id = p.community_id
    JOIN org_unit s ON s.id = c.parent_id
    JOIN org_unit d ON d.id = s.parent_id
    JOIN role_grant g ON g.unit_id = c.id AND g.role = 'CommunityDeputySecretary'
   ORDER BY md5(p.id)`

const agenciesSql = `
  SELECT u.id AS "agencyId", l.person_id AS liaison, s.person_id AS secretary
    FROM org_unit u
    JOIN role_grant l ON l.unit_id = u.id AND l.role = 'AgencyLiaison'
    JOIN role_grant s ON s.unit_id = u.id AND s.role = 'AgencySecretary'
   WHERE u.kind = 'agencyPartyOrganization'
   ORDER BY md5(u.id)`

const holdersSql = `SELECT person_id AS "personId", unit_id AS "unitId" FROM role_grant WHERE role = $1 ORDER BY person_id`

/** Reads the cast; the order is fixed but mixed, so that neighbours on the list are not neighbours on the map. */
export const demoCast = async (pool: Pool): Promise<DemoCast> => {
  const projects = await pool.query<DemoProject>(projectsSql)
  const agencies = await pool.query<DemoAgency>(agenciesSql)
  const officers = await pool.query<{ personId: string }>(holdersSql, ['OrganizationDepartmentOfficer'])
  const coordinators = await pool.query<{ personId: string; unitId: string }>(holdersSql, [
    'SubdistrictCoordinator',
  ])
  return {
    projects: projects.rows,
    agencies: agencies.rows,
    officers: officers.rows.map(({ personId }) => personId),
    coordinators: Object.fromEntries(coordinators.rows.map(({ unitId, personId }) => [unitId, personId])),
  }
}
