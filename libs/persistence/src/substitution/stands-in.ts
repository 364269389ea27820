/** Who stands in for whom, as SQL over given aliases: the one condition that acting, inboxes and notices share. */
import { administratorRoles } from '#domain/organisation/grant-rules.js'
import { canAct, isInForce } from '../organisation/in-office.js'

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

/**
 * For whom somebody stands in, as JSON of `Principal`s.
 * @param grants a relation of the person's own offices: role, path
 */
export const principalsOf = (person: string, grants: string, day: string): string => `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('personId', n.id, 'name', n.name, 'kinds', s.kinds, 'until', s.to_on,
    'offices', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id)), '[]')
      FROM role_grant g JOIN org_unit u ON u.id = g.unit_id
      WHERE g.person_id = n.id AND ${isOffice('g')} AND ${isInForce('g', day)}
        AND EXISTS (SELECT FROM ${grants} own WHERE ${isOffice('own')} AND starts_with(u.path, own.path))),
    'holds', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id)), '[]')
      FROM role_grant g WHERE g.person_id = n.id AND ${isInForce('g', day)})) ORDER BY n.id, s.from_on), '[]')
  FROM substitution s JOIN person n ON n.id = s.principal_id
  WHERE s.substitute_id = ${person} AND ${isStandingIn('s', day)} AND ${canAct('n', day)})`
