/** What the annual evaluation refuses: in its process, and at the door. */
import type { ErrorEntry } from './error-entry.js'

export const evaluationRefusalErrors = {
  evaluationExists: {
    status: 409,
    title: 'Evaluation of the year exists',
    message: '本区该年度已有群众民主评议，每年只办一次。请到评议列表查看。',
  },
  extendedAlready: {
    status: 409,
    title: 'Extended already',
    message: '投票只能延长一次，已经延长过；仍不足的社区按“样本不足”处理。',
  },
  householdsReported: {
    status: 409,
    title: 'Households reported already',
    message: '本社区已登记户数并抽样，不能重抽。名册有误的，请作废相应选票并由组织部说明。',
  },
  fewerHouseholds: {
    status: 422,
    title: 'Fewer households than asked',
    message:
      '名册上的户数少于抽样户数：将全部抽中，请写明情况。户数少于有效票下限的社区，结果必为“样本不足”，不单独公布。',
  },
  questionnaireUnknown: {
    status: 422,
    title: 'Unknown questionnaire',
    message: '没有这一版问卷，请重新选择问卷版本。',
  },
  nobodyJudged: {
    status: 409,
    title: 'Nobody to be judged',
    message: '按所定规则，各社区都没有被评议的单位和党员。请调整规则（如考勤次数）后再提交。',
  },
  objectionsUndecided: {
    status: 409,
    title: 'Objections undecided',
    message: '还有异议没有处理，请先逐条处理，再公布结果。',
  },
} satisfies Record<string, ErrorEntry>
