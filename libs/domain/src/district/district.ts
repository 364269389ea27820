import type { UnitKind } from '../organisation/roles.js'
import type { DistrictRows } from './shapes.js'

/** A node of the organisation tree as the files describe it. */
export interface DistrictUnit {
  readonly code: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentCode: string | null
  /** The codes from the root to this unit, each closed by a slash: `/5117/511702/`. */
  readonly path: string
  /** The unit's place in the files, which is the order people are used to. */
  readonly sort: number
  /** What an agency is there for, as `教育、就业`; `null` for other units. */
  readonly functions: string | null
}

/** A whole district, checked: every reference leads somewhere, parents stand before their children. */
export interface District extends Omit<DistrictRows, 'units' | 'partyOrganisations'> {
  readonly units: readonly DistrictUnit[]
}
