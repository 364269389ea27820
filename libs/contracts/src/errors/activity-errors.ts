/** The part of the one error list that is about signing up for activities. */
import type { SignUpRefusalCode } from '#domain/activity/sign-up-rules.js'
import type { ErrorEntry } from './error-entry.js'

/** Those that a process can meet too stand with its refusals. */
export const activityErrors = {
  activityNotOpen: {
    status: 409,
    title: 'Activity not open',
    message: '活动不在报名阶段（尚未公布、已结束或已取消），请查看活动页面。',
  },
  signUpOver: {
    status: 409,
    title: 'Signing up is over',
    message: '报名已截止。如仍希望参加，请联系活动的组织者。',
  },
  alreadySignedUp: {
    status: 409,
    title: 'Signed up already',
    message: '已经报过名，不必重复报名。可在“我的活动”中查看。',
  },
  notSignedUp: {
    status: 409,
    title: 'Not signed up',
    message: '没有报名，或报名已经取消。请刷新后查看。',
  },
  notMember: {
    status: 403,
    title: 'Not a member there',
    message: '活动当日不在该社区的报到名册中，不能报名。请先到该社区报到并由社区确认。',
  },
  memberSuspended: {
    status: 403,
    title: 'Membership suspended',
    message: '活动当日处于暂停参加期间，不能报名。如已恢复，请联系社区或本单位更正暂停日期。',
  },
  postMissing: {
    status: 422,
    title: 'Post missing',
    message: '该活动按岗位报名，请选择一个岗位。',
  },
  morePlacesThanThere: {
    status: 422,
    title: 'More than there are places',
    message: '人数超过该活动（或岗位）的全部名额，请减少人数。',
  },
  signUpOverlaps: {
    status: 409,
    title: 'Another activity at the same time',
    message: '与已报名的活动时间冲突。请先取消那一项；确能都参加的，请再次确认后报名。',
  },
  cancelReasonMissing: {
    status: 422,
    title: 'Reason missing',
    message: '已过自行取消的时间，请填写取消原因，系统会告知组织者。',
  },
} satisfies Record<Exclude<SignUpRefusalCode, 'activityStarted' | 'postUnknown'>, ErrorEntry>
