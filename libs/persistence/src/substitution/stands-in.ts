/** Who stands in for whom, as SQL over given aliases: the one condition that acting, inboxes and notices share. */
import { administratorRoles } from '#domain/organisation/grant-rules.js'
import { isInForce } from '../organisation/in-office.js'

/** Offices nobody stands in for, nor with. */
const withoutSubstitute = ['InServicePartyMember', ...administratorRoles].map(role => `'${role}'`).join(', ')

/** @param substitution alias of `substitution`; @param day an expression of type date */
export const isStandingIn = (substitution: string, day: string): string =>
  `(${substitution}.ended_at IS NULL AND ${day} BETWEEN ${substitution}.from_on AND ${substitution}.to_on)`

/** @param kind an expression: the kind of a process */
export const isOfKind = (substitution: string, kind: string): string =>
  `(${substitution}.kinds = '{}' OR ${kind} = ANY (${substitution}.kinds))`

/** Whether somebody holds an office, other than those nobody stands in with, at a unit or above it. */
export const reachesFrom = (person: string, path: string, day: string): string => `EXISTS (
  SELECT FROM role_grant h JOIN org_unit top ON top.id = h.unit_id
  WHERE h.person_id = ${person} AND ${isOffice('h')} AND ${isInForce('h', day)} AND starts_with(${path}, top.path))`

/** @param grant alias of whatever has a `role` */
export const isOffice = (grant: string): string => `${grant}.role NOT IN (${withoutSubstitute})`
