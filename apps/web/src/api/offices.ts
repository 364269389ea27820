/** What somebody holds. The API refuses by itself; pages ask only in order to show what one can use. */
import type { Session } from './types.js'

export type Grant = Session['grants'][number]
export type Role = Grant['role']

/** Of the Organization Department, from whoever prepares to whoever decides. */
export const departmentRoles = [
  'OrganizationDepartmentOfficer',
  'DeputyHeadInCharge',
  'OrganizationDepartmentHead',
] as const satisfies readonly Role[]
/** Who speaks for a Party organisation. */
export const agencyRoles = ['AgencySecretary', 'AgencyLiaison'] as const satisfies readonly Role[]

type Holder = Pick<Session, 'grants'>

/** The first of one's offices in one of these roles. */
export const officeAs = ({ grants }: Holder, ...roles: Role[]): Grant | undefined =>
  grants.find(({ role }) => roles.includes(role))

export const holds = (session: Holder, ...roles: Role[]): boolean => officeAs(session, ...roles) !== undefined

/** Whether somebody looks after this community. */
export const holdsCommunity = ({ grants }: Holder, communityId: string): boolean =>
  grants.some(({ role, unitId }) => role === 'CommunityDeputySecretary' && unitId === communityId)

/** Whether the person looks after a part of the tree, rather than being a member only. */
export const holdsOffice = ({ grants }: Holder): boolean =>
  grants.some(({ role }) => role !== 'InServicePartyMember')
