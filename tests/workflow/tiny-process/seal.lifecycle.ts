/** 用章申请: apply → countersigned by the agency's secretary and the subdistrict → sealed; sent back on the way, perhaps. */
import { lifecycle } from '#domain/kernel/lifecycle.js'
import type { SealFacts, SealPolicy } from './seal.facts.js'
import { sealForms } from './seal.forms.js'

export const seal = lifecycle<SealFacts, SealPolicy>({
  kind: 'seal',
  label: '用章申请',
  numberPrefix: 'YZ',
  firstStage: () => 'countersigning',
  main: {
    countersigning: {
      label: '会签中',
      opens: ({ facts, policy }) => ({
        consent: {
          form: 'countersign',
          rule: 'all',
          seats: [
            { chair: 'agency', role: 'AgencySecretary', unitId: facts.agencyId },
            { chair: 'subdistrict', role: 'SubdistrictCoordinator', unitId: facts.subdistrictId },
          ],
          clock: policy.countersign,
        },
      }),
      on: { 'consent.agreed': 'sealed', 'consent.returned': 'revising' },
    },
    revising: {
      label: '退回修改',
      opens: ({ facts, policy }) => ({
        revision: {
          form: 'revision',
          rule: 'any',
          seats: [{ chair: 'applicant', role: 'AgencyLiaison', unitId: facts.agencyId }],
          clock: policy.revision,
        },
      }),
      on: {
        'revision.resubmitted': 'countersigning',
        'revision.abandoned': 'abandoned',
        'revision.expired': 'lapsed',
      },
    },
    sealed: { label: '已用章', final: true },
    abandoned: { label: '已放弃', final: true },
    lapsed: { label: '逾期失效', final: true },
  },
  forms: sealForms,
  places: ({ agencyId, subdistrictId, districtId }) => ({
    agency: agencyId,
    subdistrict: subdistrictId,
    district: districtId,
  }),
  relocated: (facts, moved) => ({
    ...facts,
    agencyId: moved(facts.agencyId),
    subdistrictId: moved(facts.subdistrictId),
    districtId: moved(facts.districtId),
  }),
  merger: { follows: '由承接单位继续：席位随单位转去，环节和期限不变。' },
  parties: ({ agencyId }) => [{ role: 'AgencyLiaison', unitId: agencyId }],
})
