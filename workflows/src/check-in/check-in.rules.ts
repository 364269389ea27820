/** What follows from a check-in's facts. */
import type { Membership } from '#domain/membership/membership.js'
import type { UnitId } from '#domain/organisation/roles.js'
import type { CheckInFacts } from './check-in.facts.js'

/** The row that a confirmed check-in becomes. */
export const membershipOf = (facts: CheckInFacts, id: string): Membership | undefined => {
  const { subject, personId, agencyId, communityId, confirmedOn, replaces } = facts
  if (confirmedOn === undefined) return undefined
  return {
    id,
    subject,
    agencyId,
    communityId,
    validFrom: confirmedOn,
    ...(personId !== undefined && { personId }),
    ...(replaces !== undefined && { replaces }),
  }
}

/** Units that became others (a merger, a move of the member). */
export const withUnits = (facts: CheckInFacts, moved: (id: UnitId) => UnitId): CheckInFacts => ({
  ...facts,
  agencyId: moved(facts.agencyId),
  communityId: moved(facts.communityId),
  subdistrictId: moved(facts.subdistrictId),
  districtId: moved(facts.districtId),
})
