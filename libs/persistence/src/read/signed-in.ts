/** Whoever is signed in, with the offices in force today. */
import type { SignInMethod, SignInStep } from '#domain/accounts/account-states.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role, UnitKind } from '#domain/organisation/roles.js'

export interface Grant {
  role: Role
  unitId: string
  unitName: string
  unitKind: UnitKind
  path: string
}

/** Somebody for whom a person stands in today, and what of theirs they reach. */
export interface Principal {
  personId: string
  name: string
  /** None named: every kind of process. */
  kinds: string[]
  /** The last day. */
  until: LocalDate
  /** Offices of theirs that are reached. */
  offices: { role: Role; unitId: string }[]
  /** All that they hold: what they must stand aside for (回避), whoever stands in for them must as well. */
  holds: { role: Role; unitId: string }[]
}

export interface SignedIn {
  personId: string
  name: string
  unit: { id: string; name: string }
  /** Offices in force today, the highest first. */
  grants: Grant[]
  principals: Principal[]
  sessionHash: string
  /** What is still missing before the sign-in opens anything. */
  needs: SignInStep | null
  method: SignInMethod
}
