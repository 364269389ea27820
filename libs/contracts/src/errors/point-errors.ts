/** The part of the one error list that is about points: their rules, months and objections. */
import type { PointRefusalCode } from '#domain/points/point-rules.js'
import type { ErrorEntry } from './error-entry.js'

export const pointErrors = {
  pointAmount: {
    status: 422,
    title: 'Points amount',
    message: '分值须为 1 至 100 的整数，请修改后重新提交。',
  },
  ruleDays: {
    status: 422,
    title: 'Days of a point rule',
    message: '异议期须为 5 至 30 个工作日，公示须为 7 至 365 天，请修改后重新提交。',
  },
  ruleMonthBegun: {
    status: 409,
    title: 'Rules inside a month that has begun',
    message: '新规则从下一个月或更晚的月份起执行：本月已有按现行规则记的分。',
  },
  ruleMonthSettled: {
    status: 409,
    title: 'Rules inside a settled month',
    message: '该月已经结算，积分规则不能再改，请从尚未结算的月份起执行。',
  },
  ruleMonthTaken: {
    status: 409,
    title: 'Month has rules of its own',
    message: '该月起已有一版积分规则，请另选月份。',
  },
  monthNotOver: {
    status: 409,
    title: 'Month is not over',
    message: '该月尚未结束，次月 1 日起才能结算。',
  },
  monthSettled: {
    status: 409,
    title: 'Month is settled already',
    message: '该月已经结算，不能再结算一次；公布之前确认的考勤会自动计入。',
  },
  monthNotSettled: {
    status: 409,
    title: 'Month is not settled',
    message: '该月尚未结算，结算并过了异议期后才能公布。',
  },
  earlierMonthOpen: {
    status: 409,
    title: 'Earlier month is not published',
    message: '更早的月份尚未公布，请按月份先后公布。',
  },
  objectionsRunning: {
    status: 409,
    title: 'Objection window is open',
    message: '异议期尚未结束，期满后才能公布。',
  },
  objectionsPending: {
    status: 409,
    title: 'Objections undecided',
    message: '还有申诉没有处理完，请社区处理后再公布。',
  },
  monthPublished: {
    status: 409,
    title: 'Month is published',
    message: '该月已经公布，不能重新结算或重复公布；之后发现的差错在下一个月更正。',
  },
  pointGiven: {
    status: 409,
    title: 'Point is given already',
    message: '这项活动的这一笔积分已经记入，不用申诉；刷新页面可以看到。',
  },
  pointTakenBack: {
    status: 409,
    title: 'Point was taken back by an objection',
    message: '这一笔积分已由申诉认定为记错并冲销，不能再申诉补记；有异议请向区委组织部反映。',
  },
  objectionWindowClosed: {
    status: 409,
    title: 'Objection window is closed',
    message:
      '只能在该月结算后的异议期内申诉；异议期已过的，请向社区或本单位反映，由社区补记，在下一个月更正。',
  },
} satisfies Record<PointRefusalCode, ErrorEntry>
