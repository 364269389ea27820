/** What the annual evaluation refuses: in its process, and at the door. */
import { mostJudged } from '#domain/evaluation/questionnaire.js'
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
  tooManyJudged: {
    status: 409,
    title: 'Too many to be judged',
    message: `有社区的评议对象超过 ${mostJudged} 个，一张选票放不下。请退回方案，提高党员入选的考勤次数，或不把该社区列入。`,
  },
  evaluationBack: {
    status: 409,
    title: 'Evaluation cannot go back',
    message:
      '评议不能退回：方案批准后对象和问卷已固定，计票或中止后票箱密钥已销毁，再投的票打不开。确需重来的，请分管副部长中止本次评议，由组织部另编方案。',
  },
  objectionsUndecided: {
    status: 409,
    title: 'Objections undecided',
    message: '还有异议没有处理，请先逐条处理，再公布结果。',
  },
} satisfies Record<string, ErrorEntry>

/** At the door: slips, paper, objections, comments. */
export const evaluationErrors = {
  slipVoted: {
    status: 409,
    title: 'Slip has voted',
    message:
      '这张选票已经投过票，不能作废、补发或录入。确有他人冒投的，请本人持原选票到社区，由两人决定撤回后补发。',
  },
  slipGone: {
    status: 409,
    title: 'Slip is void',
    message: '这张选票已作废或已补发，请用补发的那一张。',
  },
  slipOfOthers: {
    status: 422,
    title: 'No such slip here',
    message: '本社区没有这个编号的选票。请核对选票上的社区名称和编号，其他社区的选票请交给该社区。',
  },
  evaluationClosed: {
    status: 409,
    title: 'Voting is not open',
    message: '现在不在投票时间内。投票开始前不能录入，截止后不再受理任何选票，纸质选票也是如此。',
  },
  slipNotVoted: {
    status: 409,
    title: 'Slip has not voted',
    message: '这张选票还没有投过票，不需要撤回。可直接用它投票；遗失的请补发。',
  },
  withdrawalAsked: {
    status: 409,
    title: 'Withdrawal asked for already',
    message: '这张选票已申请撤回，请等另一人决定。',
  },
  withdrawalNotAsked: {
    status: 409,
    title: 'No withdrawal asked for',
    message: '这张选票没有待决定的撤回申请，可能已由他人决定。请刷新后查看变动记录。',
  },
  withdrawalAskedByYou: {
    status: 409,
    title: 'Withdrawal asked for by yourself',
    message: '撤回是您申请的，须由社区、街道或区委组织部的另一人决定。',
  },
  slipsNotDrawn: {
    status: 409,
    title: 'Slips not drawn',
    message: '本社区还没有登记户数，登记后才会抽出选票。请先到待办中登记户数。',
  },
  nothingToPrint: {
    status: 409,
    title: 'Nothing to print',
    message: '选票都已印制。需要重印的请选择“重新印制未投的选票”，此前印出的同号选票随之作废。',
  },
  paperEnteredByYou: {
    status: 409,
    title: 'Entered by yourself',
    message: '这张纸质选票是您录入的，须由另一人复录。',
  },
  paperDone: {
    status: 409,
    title: 'Paper ballot counted already',
    message: '这张纸质选票已录入并复录一致，已经计入，不能再录。',
  },
  objectionsClosed: {
    status: 409,
    title: 'Objections closed',
    message: '只能在异议期内提出异议。对结果仍有意见的，请联系区委组织部。',
  },
  objectionOpen: {
    status: 409,
    title: 'Objection already made',
    message: '对这项结果已提出过异议，每项结果只受理一次。请查看处理情况；仍有意见的，请联系区委组织部。',
  },
  objectionDecided: {
    status: 409,
    title: 'Objection decided',
    message: '这条异议已经处理。',
  },
  commentScreened: {
    status: 409,
    title: 'Comment screened',
    message: '这条留言已经筛查过。',
  },
} satisfies Record<string, ErrorEntry>
