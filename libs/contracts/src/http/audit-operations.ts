/** What can stand in the audit, as people read it: every operation of the API, sign-ins, commands on the machine. */
const requests: Record<string, string> = {
  act: '办理待办',
  administer: '管理员处置事项',
  auditAnchors: '查看审计锚点',
  auditAnchorsFile: '下载审计锚点',
  auditEntries: '查看审计记录',
  auditEntriesCsv: '导出审计记录',
  auditOperations: '查看审计操作名称',
  changeGrant: '授权或撤销授权',
  changePerson: '办理人员调动或离任',
  changeTree: '调整组织',
  claimCounts: '查看认领统计',
  decideGrant: '确认管理员任职',
  demoAccounts: '查看演示角色卡',
  demoSignIn: '以演示角色登录',
  differences: '比较两轮条款',
  fastForward: '快进演示时间',
  grantRequests: '查看授权申请',
  holders: '查看任职人员',
  inbox: '查看待办',
  messages: '查看消息',
  peopleFound: '查找人员',
  personGrants: '查看个人任职',
  personHistory: '查看个人变更记录',
  process: '查看事项',
  processes: '查看事项列表',
  project: '查看项目',
  projectCategories: '查看项目类别',
  projects: '查看项目列表',
  readMessages: '标记消息已读',
  roster: '查看单位名册',
  session: '查询登录状态',
  signOut: '退出登录',
  startClaim: '发起认领',
  timeline: '查看流转记录',
  timelineCsv: '导出流转记录',
  treeUnit: '查看组织单位',
  treeUnits: '查看组织树',
  unit: '查看单位',
  unitGrants: '查看单位任职',
  unitHistory: '查看单位变更记录',
  units: '查看单位列表',
  verifyAudit: '核验审计链',
}

const machine: Record<string, string> = {
  auditChainCut: '审计链末端与上次封存不符',
  auditOverflow: '来不及记录的请求',
  unknownOperation: '访问未知功能',
}

export const auditOperations: Readonly<Record<string, string>> = { ...requests, ...machine }

/** An operation that has no name yet is shown by its id. */
export const auditOperationLabel = (operation: string): string => auditOperations[operation] ?? operation
