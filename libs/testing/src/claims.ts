/** A small district (its rows: ../data/district/*.csv, in the shape a real district hands in) and claims within it. */
import { join } from 'node:path'
import type { Pool } from 'pg'
import { repositoryRoot } from '#config/repository.js'
import type { Party, Terms } from '#contracts/workflow/claim.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import type { Rules } from '#domain/kernel/state.js'
import { importDistrict } from '#persistence/seed/import-district.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import { defaultClaimPolicy, type ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { newClaim, type NewClaim } from '#workflows/claim/claim.rules.js'

export const smallDistrictFolder = join(repositoryRoot(), 'libs/testing/data/district')

/** Two subdistricts, three communities, three agencies' Party organisations. */
export const units = {
  district: '511702',
  east: '511702001',
  west: '511702002',
  east1: '511702001001',
  east2: '511702001002',
  west1: '511702002001',
  j1: 'J1-Z',
  j2: 'J2-Z',
  j3: 'J3-Z',
} as const

/** Who holds which office; ids as in people.csv. */
export const people = {
  officer: 'officer-1',
  otherOfficer: 'officer-2',
  deputyHead: 'deputy-head',
  head: 'head',
  eastCoordinator: 'east-coordinator',
  westCoordinator: 'west-coordinator',
  east1Secretary: 'east-1-secretary',
  east2Secretary: 'east-2-secretary',
  west1Secretary: 'west-1-secretary',
  liaison: 'j1-liaison',
  otherLiaison: 'j1-liaison-2',
  agencySecretary: 'j1-secretary',
  j2Liaison: 'j2-liaison',
  j2Secretary: 'j2-secretary',
  j3Liaison: 'j3-liaison',
  j3Secretary: 'j3-secretary',
  member: 'member',
  systemAdministrator: 'system-admin',
  securityAdministrator: 'security-admin',
  securityAuditor: 'security-auditor',
} as const

/** Three projects of each community: `east-1-1` … `west-1-3`. */
export const projects = {
  east1: ['east-1-1', 'east-1-2', 'east-1-3'],
  east2: ['east-2-1', 'east-2-2', 'east-2-3'],
  west1: ['west-1-1', 'west-1-2', 'west-1-3'],
} as const

/** Fills a test database with the small district. */
export const importSmallDistrict = async (pool: Pool): Promise<void> => {
  const result = await importDistrict({ pool, directory: smallDistrictFolder })
  if (!result.ok) throw new Error(`the small district is wrong: ${JSON.stringify(result)}`)
}

export const claimTerms = (changes: Partial<Terms> = {}): Terms => ({
  content: '清理楼道杂物，修复照明，张贴防火提示',
  beneficiaries: '东一社区六栋居民',
  sessions: 4,
  startOn: '2026-04-01',
  endOn: '2026-09-30',
  people: 6,
  resources: '工具与照明器材由本单位承担',
  communitySupport: '社区通知住户并安排楼栋长配合',
  ...changes,
})

export const claimPolicy = (changes: Partial<ClaimPolicy> = {}): ClaimPolicy => ({
  ...defaultClaimPolicy,
  ...changes,
})

/** The default policy (or a changed one) and the State Council's calendar. */
export const claimRules = (changes?: Partial<ClaimPolicy>): Rules<ClaimPolicy> => ({
  policy: claimPolicy(changes),
  calendar: stateCouncilCalendar,
})

/** J1 offers to take `east-1-1`; a community's invitation with `startedBy: 'community'`. */
export const claimFacts = (
  changes: Partial<NewClaim> = {},
  at: number = Date.now(),
  policy: ClaimPolicy = defaultClaimPolicy,
): ClaimFacts => {
  const startedBy: Party = changes.startedBy ?? 'agency'
  return newClaim(
    {
      projectId: projects.east1[0],
      agencyId: units.j1,
      communityId: units.east1,
      subdistrictId: units.east,
      districtId: units.district,
      startedBy,
      personId: startedBy === 'agency' ? people.liaison : people.east1Secretary,
      submitted: true,
      terms: claimTerms(),
      ...changes,
    },
    policy,
    at,
  )
}
