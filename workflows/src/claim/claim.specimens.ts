/** Made-up claims in which, between them, every round opens: what the documentation and the tests look at. */
import type { Terms } from '#contracts/workflow/claim.js'
import type { ClaimFacts } from './claim.facts.js'
import { defaultClaimPolicy } from './claim.policy.js'
import { newClaim, type NewClaim } from './claim.rules.js'

const terms: Terms = {
  content: '示例',
  beneficiaries: '示例',
  sessions: 1,
  startOn: '2026-03-02',
  endOn: '2026-03-31',
  people: 1,
  resources: '示例',
  communitySupport: '示例',
}

const specimen = (changes: Pick<NewClaim, 'startedBy' | 'submitted'>): ClaimFacts =>
  newClaim(
    {
      projectId: 'project',
      agencyId: 'agency',
      communityId: 'community',
      subdistrictId: 'subdistrict',
      districtId: 'district',
      personId: 'person',
      terms,
      ...changes,
    },
    defaultClaimPolicy,
    0,
  )

const offered = specimen({ startedBy: 'agency', submitted: true })

export const claimSpecimens: ClaimFacts[] = [
  specimen({ startedBy: 'agency', submitted: false }),
  specimen({ startedBy: 'community', submitted: false }),
  offered,
  {
    ...offered,
    workPlan: { summary: '示例', milestones: [], submittedAt: 0 },
    jointUnits: [{ unitId: 'jointUnit', task: '示例', status: 'invited' }],
  },
]
