/** What the commands are called that people send beside the acts of processes. */

/** Named alike, and something else there: by operation. */
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  changePerson: { move: '调动' },
  changeCategory: { end: '停用', resume: '恢复使用' },
  changeTree: { merge: '并入', move: '调整隶属', end: '撤销' },
  commandWeek: { setAside: '不采用推荐' },
  changeCalendarFeed: { revoke: '停用' },
  changeClosure: { enter: '登记停办日' },
}

const everywhere: Readonly<Record<string, string>> = {
  ...{
    sendReset: '发送重设链接',
    disable: '停用',
    enable: '启用',
    unlock: '解除锁定',
    endSessions: '结束登录',
  },
  ...{ removeSecondFactor: '解除二次验证', retry: '重试', drop: '放弃', move: '移动环节', reassign: '改派' },
  ...{
    extend: '延期',
    pause: '暂停',
    resume: '恢复',
    skip: '跳过',
    terminate: '终止',
    adoptRules: '采用新规则',
  },
  ...{
    rebuild: '重建',
    suspend: '暂停参加',
    end: '结束',
    merge: '合并',
    unmerge: '撤销合并',
    setAside: '搁置',
  },
  ...{
    restore: '恢复',
    rename: '更名',
    close: '关闭',
    reopen: '重新开放',
    handOn: '转给机关',
    urge: '催办',
    appoint: '任职',
  },
  ...{
    renew: '启用或更换',
    revoke: '收回',
    makeCodes: '生成评议码',
    revokeCode: '作废评议码',
    enter: '代录',
  },
  ...{
    withdrawEntry: '撤回代录',
    judge: '认定异常',
    giveDoneWell: '认定表现良好',
    withdrawDoneWell: '撤回表现良好',
  },
  ...{
    reply: '答复',
    recommend: '推荐',
    enterPaper: '代录纸质推荐',
    link: '对应到人',
    makeCode: '生成推荐码',
  },
  ...{
    revokeModel: '取消周典型',
    print: '印制选票',
    replace: '换发选票',
    revokeSlip: '作废选票',
    screen: '审看评语',
  },
  ...{ object: '提出异议', decide: '处理异议', ask: '申请撤回', agree: '同意撤回', refuse: '不同意撤回' },
  ...{ answer: '说明', correct: '更正', reverse: '撤销确认', add: '设立', leave: '离任', return: '返岗' },
  ...{
    grant: '授予',
    edit: '修改',
    preview: '预览',
    publish: '发布',
    withdraw: '撤回',
    import: '导入',
    lift: '取消',
  },
}

/** @param operation of the API, as the audit names it */
export const commandWord = (operation: string, command: string): string =>
  elsewhere[operation]?.[command] ?? everywhere[command] ?? command
