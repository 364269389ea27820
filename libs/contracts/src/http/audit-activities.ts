/** Service activities and signing up. */
export const activityOperations: Readonly<Record<string, string>> = {
  activities: '查看活动列表',
  activity: '查看活动',
  activityOptions: '查看活动可选项',
  cancelSignUp: '取消报名',
  planActivity: '计划活动',
  signUp: '报名',
  signUps: '查看报名名单',
  signUpsCsv: '导出报名名单',
}
