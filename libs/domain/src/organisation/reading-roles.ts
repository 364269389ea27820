/** Kinds of process that not every office at their units opens, and the roles that do: what is said there is personal. */
import type { Role } from './roles.js'

/** The system administrator moves processes on (改派, 恢复), and does so from their page. */
export const readingRoles: Readonly<Record<string, readonly Role[]>> = {
  interview: [
    'AgencySecretary',
    'OrganizationDepartmentOfficer',
    'DeputyHeadInCharge',
    'OrganizationDepartmentHead',
    'SystemAdministrator',
  ],
}
