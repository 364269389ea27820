/** What follows from an objection's facts. */
import type { UnitId } from '#domain/organisation/roles.js'
import type { PointObjectionFacts } from './point-objection.facts.js'

export const isDecided = ({ decision }: PointObjectionFacts): boolean => decision !== undefined

/** Units that became others (a merger, a community that moved); the points stay whose they are. */
export const withUnits = (
  facts: PointObjectionFacts,
  moved: (id: UnitId) => UnitId,
): PointObjectionFacts => ({
  ...facts,
  agencyId: moved(facts.agencyId),
  communityId: moved(facts.communityId),
  subdistrictId: moved(facts.subdistrictId),
  districtId: moved(facts.districtId),
})
