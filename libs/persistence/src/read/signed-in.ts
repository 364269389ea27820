/** Whoever is signed in, with the offices in force today. */
import type { SignInMethod, SignInStep } from '#domain/accounts/account-states.js'
import type { Role, UnitKind } from '#domain/organisation/roles.js'

export interface Grant {
  role: Role
  unitId: string
  unitName: string
  unitKind: UnitKind
  path: string
}

export interface SignedIn {
  personId: string
  name: string
  unit: { id: string; name: string }
  /** Offices in force today, the highest first. */
  grants: Grant[]
  sessionHash: string
  /** What is still missing before the sign-in opens anything. */
  needs: SignInStep | null
  method: SignInMethod
}
