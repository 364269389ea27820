/** The units that the facts of most kinds name: where their process is at home. */
import type { UnitId } from '../organisation/roles.js'

export interface NamedUnits {
  agencyId?: UnitId
  communityId?: UnitId
  subdistrictId?: UnitId
  districtId: UnitId
}

/** Places of a process. */
export const placesOf = ({
  agencyId,
  communityId,
  subdistrictId,
  districtId,
}: NamedUnits): Record<string, UnitId> => ({
  ...(agencyId !== undefined && { agency: agencyId }),
  ...(communityId !== undefined && { community: communityId }),
  ...(subdistrictId !== undefined && { subdistrict: subdistrictId }),
  district: districtId,
})

/** The same facts with the units that these have become part of. */
export const withUnitsMoved = <F extends NamedUnits>(facts: F, moved: (id: UnitId) => UnitId): F => {
  const { agencyId, communityId, subdistrictId, districtId } = facts
  return {
    ...facts,
    ...(agencyId !== undefined && { agencyId: moved(agencyId) }),
    ...(communityId !== undefined && { communityId: moved(communityId) }),
    ...(subdistrictId !== undefined && { subdistrictId: moved(subdistrictId) }),
    districtId: moved(districtId),
  }
}
