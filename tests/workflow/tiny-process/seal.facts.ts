/** 用章申请: what it knows, what its acts carry, and its policy. */
import type { UnitId } from '#domain/organisation/roles.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { workingDays } from '#domain/policy/timing.js'

export interface SealFacts {
  agencyId: UnitId
  subdistrictId: UnitId
  districtId: UnitId
  purpose: string
  copies: number
  /** Why it was sent back, until it is handed in again. */
  returned?: string
}

export interface Resubmit {
  purpose: string
  copies: number
}
export interface WithReason {
  reason: string
}

export interface SealPolicy {
  version: string
  countersign: TimingValue
  revision: TimingValue
}

export const sealPolicy: SealPolicy = {
  version: 'seal-1',
  countersign: {
    budget: workingDays(2),
    stages: [
      { id: 'remind', after: workingDays(1), at: 'morning', does: 'remind' },
      { id: 'escalate', after: workingDays(2), does: 'escalate', to: 'DeputyHeadInCharge@district' },
    ],
  },
  revision: {
    budget: workingDays(5),
    stages: [{ id: 'lapse', after: workingDays(5), does: 'auto', outcome: 'expired' }],
  },
}
