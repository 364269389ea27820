/** The parts of the one error list that are about the weekly selection. */
import type { RecommendationRefusalCode } from '#domain/weekly/weekly-rules.js'
import type { ErrorEntry } from './error-entry.js'

/** Why a step of the decision is refused. */
export const weeklyRefusalErrors = {
  comparisonMissing: {
    status: 422,
    title: 'A candidate is not compared',
    message: '每一位候选对象都要逐项比较并写明理由，候选名单可能刚有变化，请刷新后补齐再提交。',
  },
  recommendationUnread: {
    status: 409,
    title: 'A recommendation has not been read',
    message: '还有推荐没有对应到具体的人或单位。请在本周推荐中逐条对应，或写明理由不予采用，再作决定。',
  },
  ownCandidate: {
    status: 403,
    title: 'A candidate of own',
    message: '按回避规定，本人或本人所在单位是候选对象时不能参与评选和审核，请点“声明回避”或转由他人办理。',
  },
  weekClosed: {
    status: 409,
    title: 'Week is closed',
    message: '这一周的评选已经结束，不能再作决定。',
  },
} as const satisfies Record<string, ErrorEntry>

export const weeklyErrors = {
  recommendationsNotOpen: {
    status: 409,
    title: 'Recommendations have not begun',
    message: '这一周还没有开始推荐，请从周一起再来。',
  },
  recommendationsOver: {
    status: 409,
    title: 'Recommendations are over',
    message: '本周的推荐已经截止。下周一开始可以再推荐，也可以直接告诉社区工作人员。',
  },
  recommendedAlready: {
    status: 409,
    title: 'Recommended already',
    message: '您本周已经推荐过，每人每周推荐一次。下周一起可以再推荐。',
  },
  recommendsSelf: {
    status: 422,
    title: 'Recommends self',
    message: '周典型由群众和同事推荐，不能推荐自己，请推荐其他党员或单位。',
  },
  recommendationCrowd: {
    status: 429,
    title: 'Too many recommendations from one network',
    message:
      '同一网络一小时内的推荐已达上限。您填的内容还在，请过一会儿再试，或换手机流量提交，也可请社区工作人员代录。',
  },
  recommendationsFull: {
    status: 429,
    title: 'Too many recommendations in this week',
    message: '本社区本周收到的推荐已达上限，暂停扫码推荐。请填写纸质推荐，由社区工作人员代录。',
  },
  slipEntered: {
    status: 409,
    title: 'Slip entered already',
    message: '这个编号的纸质推荐本周已经录入，请核对编号；一张只录一次。',
  },
  recommendationDecided: {
    status: 409,
    title: 'Week decided already',
    message: '这一周已经评出结果或已结束，推荐不能再改动。需要更正的，请组织部撤销结果并说明理由。',
  },
  recommendationCodeUnknown: {
    status: 404,
    title: 'No such recommendation code',
    message: '没有这个推荐码，或已经换了新的。请核对社区公告栏上的编码，或请社区工作人员帮忙。',
  },
  recommendationPersonalData: {
    status: 422,
    title: 'Personal data in the text',
    message: '文字中有电话、身份证号等个人信息，请删去后再提交。',
  },
  candidateUnknown: {
    status: 422,
    title: 'No such candidate here',
    message: '只能对应在本社区报到的党员或机关党组织，请从名单中选择。',
  },
  modelRevoked: {
    status: 409,
    title: 'Model revoked already',
    message: '这一周的典型已经撤销，不必重复办理。',
  },
  modelNotPublished: {
    status: 409,
    title: 'No model has been published',
    message: '这一周没有已公示的典型，不需要撤销。',
  },
} as const satisfies Record<
  RecommendationRefusalCode | 'recommendationCodeUnknown' | 'recommendationPersonalData' | 'candidateUnknown',
  ErrorEntry
>
