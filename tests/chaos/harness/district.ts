/** The small district with as many projects as a storm of claims needs, and who acts for whom. */
import type { Pool } from 'pg'
import { importSmallDistrict, people, units } from '#testing/claims.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import type { Rules } from '#domain/kernel/state.js'

export interface Parties {
  projectId: string
  title: string
  agencyId: string
  communityId: string
  subdistrictId: string
}

const agencies = [units.j1, units.j2, units.j3]
const communities = [units.east1, units.east2, units.west1]

/** Fills a migrated database with the district, its rules, and `count` more projects. @returns one claim's parties a project */
export const fillDistrict = async (pool: Pool, rules: Rules, count: number): Promise<Parties[]> => {
  await importSmallDistrict(pool)
  await seedRules(pool, { kind: 'claim', ...rules })
  const { rows } = await pool.query<{
    id: string
    title: string
    community_id: string
    parent_id: string
    n: number
  }>(
    `INSERT INTO project (id, number, community_id, category_code, title)
     SELECT 'chaos-' || n, 'CHAOS-' || n, ($2::text[])[n % $3 + 1], 'P2', '第' || n || '号楼道整治'
     FROM generate_series(0, $1::int - 1) AS n
     RETURNING id, title, community_id, (SELECT parent_id FROM org_unit WHERE org_unit.id = community_id), substr(id, 7)::int AS n`,
    [count, communities, communities.length],
  )
  return rows.map(({ id, title, community_id, parent_id, n }) => ({
    projectId: id,
    title,
    agencyId: agencies[Math.floor(n / communities.length) % agencies.length] ?? units.j1,
    communityId: community_id,
    subdistrictId: parent_id,
  }))
}

/** Everybody whom a claim may need. */
export const everybody = (): string[] => [
  ...Object.values(holders).flat(),
  people.officer,
  people.otherOfficer,
  people.deputyHead,
]

const holders: Record<string, readonly string[]> = {
  [units.j1]: [people.liaison, people.otherLiaison],
  [units.j2]: [people.j2Liaison],
  [units.j3]: [people.j3Liaison],
  [units.east1]: [people.east1Secretary],
  [units.east2]: [people.east2Secretary],
  [units.west1]: [people.west1Secretary],
}

/** Everybody who may act on a seat. */
export const holdersOf = ({ role, unitId }: { role: string; unitId: string }): readonly string[] => {
  if (role === 'OrganizationDepartmentOfficer') return [people.officer, people.otherOfficer]
  if (role === 'DeputyHeadInCharge') return [people.deputyHead]
  return holders[unitId] ?? []
}
