/** The part of the one error list that is about changing policy and moving processes to other rules. */
export const policyErrors = {
  policyEnded: {
    status: 409,
    title: 'Change of policy has ended',
    message: '这项政策变更已发布或已撤销，不能再改动；如需调整，请另起草一项。',
  },
  policyStale: {
    status: 409,
    title: 'Change of policy was edited meanwhile',
    message: '您查看之后草案有改动，请刷新核对后再继续。',
  },
  policyFaulty: {
    status: 422,
    title: 'Change of policy has faults',
    message: '草案还有不符合要求之处，请按提示逐处修改后再继续。',
  },
  policyNotPreviewed: {
    status: 409,
    title: 'Change of policy was not previewed',
    message: '发布之前须先预览对未办结事项的影响。',
  },
  policyOwnChange: {
    status: 403,
    title: 'Own change of policy',
    message: '政策变更须由另一人发布：请由未参与起草的系统管理员或组织部部长发布。',
  },
  policyEffectiveFrom: {
    status: 422,
    title: 'Effective date lies in the past',
    message: '生效日期不能早于今天，请改为今天或以后的日期。',
  },
  planNotForRunning: {
    status: 409,
    title: 'Plan cannot be run',
    message: '这份试算不能直接执行：政策或日历尚未生效，或其后又有变化。请在生效后重新试算。',
  },
  planStarted: {
    status: 409,
    title: 'Plan was started already',
    message: '这份计划已经执行过，请查看每件的结果；如需再次调整，请重新试算。',
  },
  noticeFaulty: {
    status: 422,
    title: 'Notice has faults',
    message: '节假日通知有问题，没有载入任何内容，请按提示修改文件后重新导入。',
  },
  closureThere: {
    status: 409,
    title: 'Closed on that day already',
    message: '该单位这一天已登记停办，不必重复登记。',
  },
  noticeUnseen: {
    status: 409,
    title: 'Notice was not previewed',
    message: '文件或日历在预览之后有变化，请重新预览后再载入。',
  },
} as const
