/** The part of the one error list that is about attendance. */
import type { CodeRefusal } from '#domain/attendance/attendance-code.js'
import type { ErrorEntry } from './error-entry.js'

type Code =
  | CodeRefusal
  | 'attendedAlready'
  | 'activityNotHeld'
  | 'afterwardsReason'
  | 'attendanceTimes'
  | 'attendanceOutOfReach'
  | 'attendanceOpen'
  | 'attendanceUndecided'
  | 'photoTooLarge'
  | 'spotCheckDrawn'
  | 'spotCheckMonth'
  | 'nothingToDraw'
  | 'spotChecked'
  | 'photoMatchDecided'

export const attendanceErrors = {
  attendanceTooEarly: {
    status: 409,
    title: 'Before the activity',
    message: '活动还没有开始，开始前半小时起才能签到。',
  },
  attendanceTooLate: {
    status: 409,
    title: 'Attendance is closed',
    message: '这次活动的签到已经截止；确实参加了的，请活动组织者事后补登并说明理由。',
  },
  codeUnknown: {
    status: 422,
    title: 'Not a code of this activity',
    message:
      '不是这次活动的签到码，可能是以前或其他活动的二维码。请扫组织者屏幕上正在显示的二维码，或请组织者在名单上勾选。',
  },
  attendedAlready: {
    status: 409,
    title: 'Attended already',
    message: '已经签到过，不必再签；对结果有异议的，可以在签到记录里说明。',
  },
  activityNotHeld: {
    status: 409,
    title: 'Activity takes no attendance',
    message: '活动尚未发布、已取消或已办结，不能签到、登记；有疑问请联系社区活动组织者。',
  },
  afterwardsReason: {
    status: 422,
    title: 'Reason for entering afterwards',
    message: '活动已经结束，事后补登须说明理由。',
  },
  attendanceTimes: {
    status: 422,
    title: 'Times of the attendance',
    message: '到达须在活动时间前后半小时之内，离开须在到达之后，都不能晚于现在。',
  },
  attendanceOutOfReach: {
    status: 422,
    title: 'Out of reach',
    message:
      '这名党员（机关党组织）没有报名这次活动，也没有在本社区报到过，不能由组织者登记。请本人扫签到码，或先办理报到；同来的非党员记入随行人数。',
  },
  attendanceOpen: {
    status: 409,
    title: 'Not as it stands',
    message: '这项签到现在不能这样办：已作决定的须先更正，未作决定的不必更正。请刷新后再看。',
  },
  attendanceUndecided: {
    status: 409,
    title: 'Attendance undecided',
    message: '还有签到没有逐人核对，请在签到名单中逐人确认或不予确认之后再办结。',
  },
  photoTooLarge: {
    status: 413,
    title: 'Photo too large',
    message: '活动照片每张不超过 15 MB，请用手机“编辑—压缩”或微信发送后另存，再上传。',
  },
  spotCheckDrawn: {
    status: 409,
    title: 'Spot check drawn already',
    message: '这个单位这个月已经抽过，一个月只抽一次；名单和种子在抽查记录里。',
  },
  spotCheckMonth: {
    status: 422,
    title: 'Month not over',
    message: '这个月还没有结束，签到还会增加；请在下月 1 日之后抽查。',
  },
  nothingToDraw: {
    status: 409,
    title: 'Nothing to draw from',
    message: '这个月还没有已确认的签到可抽，请在社区确认之后再抽查。',
  },
  spotChecked: {
    status: 409,
    title: 'Checked already',
    message: '没有这一项，或已经登记过抽查结果；结果登记之后不再改动，请刷新查看。',
  },
  photoMatchDecided: {
    status: 409,
    title: 'Photos compared already',
    message: '这两张照片已由他人核对过，请刷新查看结论。',
  },
} satisfies Record<Code, ErrorEntry>
