/** Which kind of unit may hang below which (letter: city → district → subdistrict → community; agencies beside them). */
import type { UnitKind } from './roles.js'

/** `null` stands for the root of the tree. */
export const parentKinds: Readonly<Record<UnitKind, readonly (UnitKind | null)[]>> = {
  city: [null],
  district: [null, 'city'],
  subdistrict: [null, 'district', 'city'],
  community: ['subdistrict', 'district'],
  agency: ['city', 'district'],
  agencyPartyOrganization: ['agency'],
  temporaryPartyBranch: ['community'],
}

/** Kinds of which a unit has one at most. */
export const singleKinds: ReadonlySet<UnitKind> = new Set(['temporaryPartyBranch'])

export const mayHangBelow = (kind: UnitKind, parent: UnitKind | null): boolean =>
  parentKinds[kind].includes(parent)
