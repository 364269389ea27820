/** The part of the one error list that is about routine appraisal. */
import type { ErrorEntry } from './error-entry.js'

export const appraisalErrors = {
  appraisalCodeUnknown: {
    status: 404,
    title: 'No such appraisal code',
    message: '没有这个评议码。请核对纸条上的编码，或请社区工作人员换一张。',
  },
  appraisalNotOpen: {
    status: 409,
    title: 'Appraisal has not begun',
    message: '评议还没有开始，请在纸条上写的日期之后再来。',
  },
  appraisalOver: {
    status: 409,
    title: 'Appraisal is over',
    message: '评议已经截止。还想反映情况的，请直接联系社区。',
  },
  appraisalCodeRevoked: {
    status: 409,
    title: 'Appraisal code was revoked',
    message: '这张评议码已经作废，请向社区工作人员换一张。',
  },
  appraisalCodeUsed: {
    status: 409,
    title: 'Appraisal code was used',
    message: '这张评议码已经用过，一张只能评一次。不是您本人用的，请告诉社区工作人员。',
  },
  appraisedAlready: {
    status: 409,
    title: 'Appraised already',
    message: '已经评过这次服务，不必再评。',
  },
  appraisalCrowd: {
    status: 429,
    title: 'Too many appraisals from one network',
    message:
      '同一网络一小时内提交的评议太多。您填的内容还在，请过一会儿再试，或换手机流量提交，也可请社区工作人员代录。',
  },
  appraisalAnswers: {
    status: 422,
    title: 'Answers do not fit the questions',
    message: '每道题都要选一个等级，请逐题选择后再提交。',
  },
  appraisalPersonalData: {
    status: 422,
    title: 'Personal data in the text',
    message: '文字中有电话、身份证号等个人信息，请删去后再提交。',
  },
  appraisalTooEarly: {
    status: 409,
    title: 'Before the service',
    message: '活动还没有开始或已取消，不能评议。',
  },
  formVersionTaken: {
    status: 409,
    title: 'Another version was set meanwhile',
    message: '评议题已有更新的版本，请刷新后在新版本上修改。',
  },
  notServed: {
    status: 409,
    title: 'No confirmed attendance',
    message: '只能认定考勤已确认的人员和单位，请先确认考勤。',
  },
  ownDoneWell: {
    status: 403,
    title: 'Done well is not said of oneself',
    message: '本人的表现良好由街道或其他组织者认定。',
  },
  doneWellPublished: {
    status: 409,
    title: 'Points of that month are published',
    message: '该活动所在月份的积分已经公布。确认作为更正办理后，会记入下一个未公布的月份，公布过的数字不变。',
  },
  doneWellAlready: {
    status: 409,
    title: 'Done well already',
    message: '这次活动已经认定过，一次活动对一人（单位）只认定一次。',
  },
} satisfies Record<string, ErrorEntry>
