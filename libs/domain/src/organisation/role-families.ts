/** Whose seats a role may be given by an administrator: those of its own office, and those it is called in for. */
import type { Role } from './roles.js'

/** Roles of one office: one of them may do what waits for another. */
const offices: readonly (readonly Role[])[] = [
  ['OrganizationDepartmentOfficer', 'DeputyHeadInCharge', 'OrganizationDepartmentHead'],
  ['AgencyLiaison', 'AgencySecretary'],
]

/** @param superiors roles that the seat's own deadline calls in */
export const suitsSeat = (role: Role, seatRole: Role, superiors: readonly string[] = []): boolean =>
  role === seatRole ||
  superiors.includes(role) ||
  offices.some(office => office.includes(role) && office.includes(seatRole))
