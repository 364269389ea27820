/** The part of the one error list that is about memberships: suspending and ending what a check-in became. */
import type { MembershipRefusalCode } from '#domain/membership/membership-rules.js'
import type { ErrorEntry } from './error-entry.js'

export const membershipErrors = {
  membershipEnded: {
    status: 409,
    title: 'Membership has ended',
    message: '该报到已经结束，请刷新名册查看；如仍在参加，请重新报到。',
  },
  membershipDates: {
    status: 422,
    title: 'Dates of the membership',
    message: '日期须在报到之后、先起后止；结束日期不能晚于今天。',
  },
  suspensionOverlaps: {
    status: 409,
    title: 'Suspensions overlap',
    message: '与已登记的暂停时间重叠，请调整日期。',
  },
} satisfies Record<MembershipRefusalCode, ErrorEntry>
