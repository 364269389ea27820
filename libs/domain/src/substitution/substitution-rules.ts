/** 代理: who may stand in for whom and when. Pure rules, answered with the one reason against it. */
import type { LocalDate } from '../calendar/local-date.js'
import { isAdministrator } from '../organisation/grant-rules.js'
import type { PersonId, Role, UnitId } from '../organisation/roles.js'
import { isWithin } from '../organisation/tree-path.js'
import { closesCircle, meet, type Substitution } from './substitution.js'

/** An office with the path of its unit. */
export interface PlacedOffice {
  role: Role
  unitId: UnitId
  path: string
}

export interface Party {
  leftOn: LocalDate | null
  /** What the person holds at some time of the substitution. */
  offices: readonly PlacedOffice[]
}

export interface Substituting {
  by: PersonId
  /** Paths below which whoever enters it for somebody else looks after people. */
  within: readonly string[]
  wanted: Substitution
  principal: Party
  substitute: Party
  /** What stands today or later. */
  standing: readonly Substitution[]
  today: LocalDate
}

export const substitutionRefusals = [
  'substituteSelf',
  'substitutionDates',
  'substitutionBeyondScope',
  'substituteGone',
  'substituteOutOfReach',
  'substitutionExists',
  'substitutionCircle',
  'substitutionEnded',
  'substitutionOthers',
] as const
export type SubstitutionRefusalCode = (typeof substitutionRefusals)[number]

/** Whoever sets it for somebody who cannot, e.g. is ill: the unit's own secretaries, and who looks after its rights. */
export const entersForOthers: readonly Role[] = [
  'AgencySecretary',
  'CommunityDeputySecretary',
  'SecurityAdministrator',
]

/** Membership opens nothing, and the three administrators are separate people: neither is stood in for. */
export const offersSubstitution = (role: Role): boolean =>
  role !== 'InServicePartyMember' && !isAdministrator(role)

/** The principal's offices that the substitute reaches: from the same unit, or from above. */
export const coveredOffices = (principal: Party, substitute: Party): PlacedOffice[] =>
  principal.offices.filter(
    ({ role, path }) =>
      offersSubstitution(role) &&
      substitute.offices.some(each => offersSubstitution(each.role) && isWithin(path, each.path)),
  )

export const refuseSubstitution = (asked: Substituting): SubstitutionRefusalCode | undefined => {
  const { wanted, principal, substitute, standing, today } = asked
  if (!mayEnter(asked)) return 'substitutionBeyondScope'
  if (wanted.principalId === wanted.substituteId) return 'substituteSelf'
  if (!areDatesRight(wanted, today)) return 'substitutionDates'
  if ([principal, substitute].some(({ leftOn }) => leftOn !== null && leftOn < wanted.from))
    return 'substituteGone'
  if (coveredOffices(principal, substitute).length === 0) return 'substituteOutOfReach'
  if (standing.some(each => each.principalId === wanted.principalId && meet(each, wanted)))
    return 'substitutionExists'
  return closesCircle(wanted, standing) ? 'substitutionCircle' : undefined
}

/** For oneself, or for somebody all of whose offices one looks after: a substitute must not reach further than that. */
const mayEnter = ({ by, within, wanted, principal }: Substituting): boolean =>
  by === wanted.principalId || areWithin(principal.offices, within)

export const areWithin = (offices: readonly PlacedOffice[], within: readonly string[]): boolean =>
  offices.length > 0 && offices.every(({ path }) => within.some(top => isWithin(path, top)))

const longestDays = 366
const dayMs = 86_400_000

const areDatesRight = ({ from, to }: Substitution, today: LocalDate): boolean =>
  from >= today && to >= from && (Date.parse(to) - Date.parse(from)) / dayMs < longestDays
