/** Kinds of process that not every office at their units opens, and the roles that do: what is said there is personal. */
import type { Role } from './roles.js'

type RolesByKind = Readonly<Record<string, readonly Role[]>>

/** Who reads such a process in full by their office; whoever is a party to it, or stands in for one of these, reads it too. */
export const readingRoles: RolesByKind = {
  interview: [
    'AgencySecretary',
    'OrganizationDepartmentOfficer',
    'DeputyHeadInCharge',
    'OrganizationDepartmentHead',
  ],
}

/**
 * Who opens such a process only to move it on (改派, 恢复, 终止): where it stands, who holds it and until when, and
 * nothing of what people wrote there.
 */
export const movingRoles: RolesByKind = { interview: ['SystemAdministrator'] }

/** Both: whoever opens the page of such a process, and finds it in lists. */
export const openingRoles: RolesByKind = Object.fromEntries(
  Object.entries(readingRoles).map(([kind, roles]) => [kind, [...roles, ...(movingRoles[kind] ?? [])]]),
)

/** Whether few roles open such a process. */
export const isClosedKind = (kind: string): boolean => readingRoles[kind] !== undefined
