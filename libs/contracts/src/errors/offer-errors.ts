/** The part of the one error list that is about needs, and what is on the two menus. */
import type { CategoryRefusalCode } from '#domain/needs/category.js'
import type { NeedRefusalCode } from '#domain/needs/need.js'
import type { OfferRefusalCode } from '#domain/needs/offer.js'
import type { PostClaimRefusalCode } from '#domain/needs/post-claim.js'
import type { ErrorEntry } from './error-entry.js'

type Code =
  | Exclude<NeedRefusalCode | OfferRefusalCode | PostClaimRefusalCode, 'needTaken' | 'offerDates'>
  | 'projectForNamed'
  | 'handedOnLately'
  | CategoryRefusalCode

export const offerErrors = {
  needMergeLoop: {
    status: 409,
    title: 'Cannot merge into this need',
    message: '不能并入自身、已合并或已搁置的需求，请选择仍在办理的一条。',
  },
  needElsewhere: {
    status: 422,
    title: 'Need of another community',
    message: '只能并入同一社区的需求，请从列出的需求中选择。',
  },
  needNotMerged: { status: 409, title: 'Need is not merged', message: '该需求没有合并，请刷新后查看。' },
  needUrgedLately: {
    status: 409,
    title: 'Urged within a day',
    message: '一天之内已经催办过这条需求，每天至多一次。社区仍不处理的，请电话联系社区或街道。',
  },
  offerClosed: { status: 409, title: 'Closed already', message: '已经关闭，不必重复关闭。' },
  offerTaken: {
    status: 409,
    title: 'Claimed or delivered already',
    message: '该项目已有机关认领或已办结，不再关闭；要停止的，请在认领中申请退出，或联系组织部。',
  },
  handedOnLately: {
    status: 409,
    title: 'Handed on lately',
    message: '四小时内已经转给或提醒过该机关党组织，请稍后再提醒，或转给其他机关。',
  },
  offerOpen: { status: 409, title: 'Open already', message: '正在开放认领，不需要重新开放。' },
  postClaimEnded: { status: 409, title: 'Post given up already', message: '已经退出该岗位，请刷新后查看。' },
  projectForNamed: {
    status: 409,
    title: 'Project for the units named',
    message: '社区为该项目点名了需要的机关，只由点名的机关认领。如可以承担，请联系社区党组织副书记邀请。',
  },
  categoryNameTaken: {
    status: 409,
    title: 'Name of another category',
    message: '本区已有同名的类别，请换一个名称，或直接使用已有的类别。',
  },
  categoryDates: {
    status: 422,
    title: 'Dates of the category',
    message: '日期有误：启用、停用都不能早于今天，停用不能早于启用。',
  },
  categoryEnded: { status: 409, title: 'Ended already', message: '该类别已停用，不必重复停用。' },
  categoryNotEnded: { status: 409, title: 'Not ended', message: '该类别没有停用，不需要恢复。' },
  categoryLast: {
    status: 409,
    title: 'Last category in use',
    message: '至少保留一个不停用的类别，否则社区无从设置项目或岗位。请先新增一个。',
  },
} satisfies Record<Code, ErrorEntry>
