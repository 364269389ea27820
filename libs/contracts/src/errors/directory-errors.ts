/** The part of the one error list that is about the organisation tree, its people and their offices. */
import type { GrantRefusalCode } from '#domain/organisation/grant-rules.js'
import type { OrganisationRefusalCode } from '#domain/organisation/tree-rules.js'
import type { ErrorEntry } from './error-entry.js'

export const directoryErrors = {
  unitEnded: {
    status: 409,
    title: 'Unit has ended',
    message: '该单位已撤销或已并入其他单位，请另选单位。',
  },
  unitExists: {
    status: 409,
    title: 'Unit already exists',
    message: '同一上级下已有同名单位，或编码已被使用，请更换名称或编码。',
  },
  unitKindMisplaced: {
    status: 422,
    title: 'Kind of unit does not belong there',
    message: '这类单位不能放在所选的上级之下，请另选上级。',
  },
  unitWithinItself: {
    status: 422,
    title: 'Unit within itself',
    message: '单位不能移到或并入自身及其下级，请另选单位。',
  },
  unitAlreadyThere: {
    status: 409,
    title: 'Already there',
    message: '已经在该单位，无需调整。',
  },
  unitOfItsKindExists: {
    status: 409,
    title: 'Only one of this kind',
    message: '该社区已有临时党支部，每个社区只设一个。',
  },
  unitInUse: {
    status: 409,
    title: 'Unit still in use',
    message: '该单位还有人员、项目或未办结的事项，不能直接撤销；请先并入接办的单位。',
  },
  unitKindsDiffer: {
    status: 422,
    title: 'Kinds differ',
    message: '只能并入同一类单位，请另选单位。',
  },
  unitIsRoot: {
    status: 409,
    title: 'Root of the tree',
    message: '最上级单位不能移动、撤销或并入其他单位。',
  },
  administratorsOffice: {
    status: 409,
    title: 'Holds an office of administration',
    message: '此人担任系统、安全或审计管理员，请先撤销其管理员任职（须两位安全管理员）再办理调动或离开。',
  },
  grantToSelf: {
    status: 403,
    title: 'Grant to oneself',
    message: '不能给本人授权或撤销本人的授权，请由其他安全管理员办理。',
  },
  grantOutOfScope: {
    status: 403,
    title: 'Beyond own scope',
    message: '该单位不在您的管理范围内，请由其所属范围的安全管理员办理。',
  },
  grantRoleMisplaced: {
    status: 422,
    title: 'Role not held there',
    message: '该角色不能在这类单位任职，请另选单位或角色。',
  },
  grantDates: {
    status: 422,
    title: 'Dates of the grant',
    message: '截止日期不能早于起始日期或今天。',
  },
  grantExists: {
    status: 409,
    title: 'Already granted',
    message: '此人在该单位已担任此角色，无需重复授权。',
  },
  grantMissing: {
    status: 409,
    title: 'Not granted',
    message: '此人在该单位并不担任此角色，请刷新后查看。',
  },
  administratorsSeparate: {
    status: 409,
    title: 'Administrators are separate people',
    message: '系统管理员、安全管理员、安全审计员须由三个人分别担任。',
  },
  personLeft: {
    status: 409,
    title: 'Person has left',
    message: '此人已离任。如重新任职，请先办理恢复。',
  },
  requestOpen: {
    status: 409,
    title: 'Request waits already',
    message: '同样的申请正在等待另一位安全管理员确认。',
  },
  requestOwn: {
    status: 403,
    title: 'Own request',
    message: '管理员任职须由另一位安全管理员确认，不能确认自己提出的申请。',
  },
  requestDecided: {
    status: 409,
    title: 'Request decided',
    message: '该申请已经处理，请刷新后查看。',
  },
} satisfies Record<OrganisationRefusalCode | GrantRefusalCode, ErrorEntry>
