/** Who may give which office to whom: pure rules, answered with the one reason against it. */
import type { LocalDate } from '../calendar/local-date.js'
import { rolePlaces } from '../district/role-places.js'
import type { PersonId, Role, UnitId } from './roles.js'
import { isWithin } from './tree-path.js'
import type { PlacedUnit } from './tree-rules.js'

/** 等保2.0: who runs the system, who gives out rights and who looks at the trail are three people. */
export const administratorRoles: readonly Role[] = [
  'SystemAdministrator',
  'SecurityAdministrator',
  'SecurityAuditor',
]

export const isAdministrator = (role: Role): boolean => administratorRoles.includes(role)

export interface WantedGrant {
  personId: PersonId
  role: Role
  unitId: UnitId
  validFrom: LocalDate
  validTo?: LocalDate | undefined
}

/** An office that somebody holds or is going to hold. */
export interface HeldGrant {
  role: Role
  unitId: UnitId
  validTo: LocalDate | null
}

export interface Granting {
  by: PersonId
  /** Paths of the nodes at which whoever grants is security administrator; none checked for the command line. */
  within: readonly string[] | 'everywhere'
  wanted: WantedGrant
  unit: PlacedUnit
  person: { id: PersonId; leftOn: LocalDate | null }
  /** What the person holds today or later. */
  held: readonly HeldGrant[]
  today: LocalDate
}

export const grantRefusals = [
  'administratorsOffice',
  'grantToSelf',
  'grantOutOfScope',
  'grantRoleMisplaced',
  'grantDates',
  'grantExists',
  'grantMissing',
  'administratorsSeparate',
  'personLeft',
  'requestOpen',
  'requestOwn',
  'requestDecided',
] as const
export type GrantRefusalCode = (typeof grantRefusals)[number]

const reaches = (within: Granting['within'], path: string): boolean =>
  within === 'everywhere' || within.some(top => isWithin(path, top))

/** Nobody gives anything to themselves, and nobody beyond their own part of the tree. */
export const refuseReach = ({ by, within, wanted, unit }: Granting): GrantRefusalCode | undefined => {
  if (by === wanted.personId) return 'grantToSelf'
  return reaches(within, unit.path) ? undefined : 'grantOutOfScope'
}

export const refuseGrant = (granting: Granting): GrantRefusalCode | 'unitEnded' | undefined => {
  const { wanted, unit, person, held, today } = granting
  const { role, validFrom, validTo } = wanted
  const outside = refuseReach(granting)
  if (outside) return outside
  if (unit.endedOn !== null) return 'unitEnded'
  if (person.leftOn !== null && person.leftOn < today) return 'personLeft'
  if (!rolePlaces[role].includes(unit.kind)) return 'grantRoleMisplaced'
  if (validTo !== undefined && (validTo < validFrom || validTo < today)) return 'grantDates'
  if (isAdministrator(role) && held.some(each => each.role !== role && isAdministrator(each.role)))
    return 'administratorsSeparate'
  return held.some(each => each.role === role && each.unitId === unit.id) ? 'grantExists' : undefined
}

export const refuseRevocation = (granting: Granting): GrantRefusalCode | undefined => {
  const { wanted, held } = granting
  const isHeld = held.some(each => each.role === wanted.role && each.unitId === wanted.unitId)
  return refuseReach(granting) ?? (isHeld ? undefined : 'grantMissing')
}

/** Administrators' own offices are asked for by one security administrator and decided on by another. */
export const needsSecond = ({ within, wanted }: Granting): boolean =>
  within !== 'everywhere' && isAdministrator(wanted.role)

export const refuseDecision = (
  { askedBy, isDecided }: { askedBy: PersonId; isDecided: boolean },
  by: PersonId,
): GrantRefusalCode | undefined => {
  if (isDecided) return 'requestDecided'
  return askedBy === by ? 'requestOwn' : undefined
}
