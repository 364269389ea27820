/**
 * Roles a person can hold at a node of the organisation tree, and the kinds of node there are
 * (letter: "谁来做"; the three administrators are separated as 等保2.0 level 3 asks).
 */
export const roles = {
  OrganizationDepartmentOfficer: '组织部经办',
  DeputyHeadInCharge: '组织部分管领导',
  OrganizationDepartmentHead: '组织部部长',
  SubdistrictCoordinator: '街道双报到负责人',
  CommunityDeputySecretary: '社区党组织副书记',
  AgencySecretary: '机关党组织书记',
  AgencyLiaison: '机关党组织联络员',
  InServicePartyMember: '在职党员',
  SystemAdministrator: '系统管理员',
  SecurityAdministrator: '安全管理员',
  SecurityAuditor: '安全审计员',
} as const

export type Role = keyof typeof roles

export const unitKinds = {
  city: '市',
  district: '区',
  subdistrict: '街道',
  community: '社区',
  agency: '机关单位',
  agencyPartyOrganization: '机关党组织',
  temporaryPartyBranch: '“双报到”临时党支部',
} as const

export type UnitKind = keyof typeof unitKinds

/** Identifiers are opaque text; the kernel never looks inside. */
export type UnitId = string
export type PersonId = string

/** What acts without being a person; no person may go by these names. */
export const serviceIds: readonly PersonId[] = ['system', 'system-operator', 'data-import']

export const isRole = (text: string): text is Role => Object.hasOwn(roles, text)
export const isUnitKind = (text: string): text is UnitKind => Object.hasOwn(unitKinds, text)
