/** The part of the one error list that says why a process takes no event: the kernel's refusals and those of its kinds. */
import type { RefusalCode } from '#domain/kernel/refusal.js'
import type { ErrorEntry } from './error-entry.js'
import { weeklyRefusalErrors } from './weekly-errors.js'
import { evaluationRefusalErrors } from './evaluation-errors.js'

export const refusalErrors = {
  alreadyStarted: {
    status: 409,
    title: 'Process already started',
    message: '该事项已经发起，请勿重复发起。',
  },
  notStarted: {
    status: 409,
    title: 'Process not started',
    message: '该事项尚未发起完成，请稍后刷新再办理。',
  },
  processEnded: {
    status: 409,
    title: 'Process has ended',
    message: '该事项已经办结，不能再办理。可在流转记录中查看结果。',
  },
  seatNotFound: {
    status: 409,
    title: 'Step has moved on',
    message: '该环节已经流转，请刷新后查看当前环节。',
  },
  seatClosed: {
    status: 409,
    title: 'Already decided',
    message: '该待办已由他人办结或已取消，请刷新后查看。',
  },
  notYourTurn: {
    status: 409,
    title: 'Not your turn yet',
    message: '前面的席位尚未办理，轮到您时会收到待办。',
  },
  delegated: {
    status: 409,
    title: 'Delegated',
    message: '该待办已委派他人提出意见，请等待答复，或先收回委派。',
  },
  actNotOffered: {
    status: 409,
    title: 'Act not offered here',
    message: '当前环节不能进行此操作，请刷新后查看可办理的操作。',
  },
  ownApplication: {
    status: 403,
    title: 'Own application',
    message: '按回避规定，不能审批本人发起的事项，请由其他经办人办理。',
  },
  ownUnit: {
    status: 403,
    title: 'Application of own unit',
    message: '按回避规定，申请单位的人员不能审批本单位的事项，请由其他单位的经办人办理。',
  },
  otherParty: {
    status: 403,
    title: 'Speaks for the other party',
    message: '按回避规定，同一人不能既代表一方又代表另一方签署，请由该方其他人员办理。',
  },
  staleVersion: {
    status: 409,
    title: 'Changed meanwhile',
    message: '您查看之后内容有变化，请核对变化后再办理。',
  },
  nothingToRecall: {
    status: 409,
    title: 'Nothing to recall',
    message: '下一环节已经办理，或该操作不可撤回。',
  },
  sameHolder: { status: 422, title: 'Same holder', message: '不能转办给自己或当前承办人，请另选承办人。' },
  alreadySeated: {
    status: 422,
    title: 'Already seated',
    message: '所选人员已在本次办理中，或就是您本人，请另选人员。',
  },
  remindedRecently: {
    status: 429,
    title: 'Reminded recently',
    message: '该待办刚刚催办过，请稍后再催。',
  },
  unknownStage: { status: 422, title: 'Unknown stage', message: '没有这个环节，请从流程图中选择环节。' },
  stageNotReady: {
    status: 409,
    title: 'Something is missing before this stage',
    message: '进入该环节之前应有的办理结果还没有，不能直接移到这里。请先由承办人办理，或移到更早的环节。',
  },
  roundNotOpen: { status: 409, title: 'Round not open', message: '该环节没有进行中的办理，请刷新后查看。' },
  clockMissing: { status: 422, title: 'No deadline', message: '该环节没有办理时限，无需延期。' },
  extensionUnit: {
    status: 422,
    title: 'Extended in another unit',
    message: '该时限此前已延期，再次延期须使用相同的单位（工作日、自然日或小时）。',
  },
  extensionPending: {
    status: 409,
    title: 'Extension asked for already',
    message: '该环节已有延期申请待上级决定，请等待结果。',
  },
  extensionTooLate: {
    status: 409,
    title: 'Too late for an extension',
    message: '该环节已经到期，不能再申请延期，请尽快办理。',
  },
  clockPaused: { status: 409, title: 'Clock stands still already', message: '该环节的计时已经暂停。' },
  clockRunning: { status: 409, title: 'Clock runs already', message: '该环节的计时没有暂停，无需恢复。' },
  outcomeUnknownHere: {
    status: 422,
    title: 'No such outcome',
    message: '该环节没有这个办理结果，请从所列结果中选择。',
  },
  skipLeadsNowhere: {
    status: 409,
    title: 'Nothing would follow',
    message: '这个结果需要承办人填写的内容，跳过后将缺少依据或无人可办。请改用其他结果，或调整环节。',
  },
  olderRules: { status: 409, title: 'Rules already in force', message: '该事项已适用此版本的政策和日历。' },
  keyReused: {
    status: 422,
    title: 'Idempotency key reused',
    message: '同一请求编号提交了不同的内容。请刷新页面后重新提交。',
  },
  subjectTaken: {
    status: 409,
    title: 'Already under way',
    message: '同一事项正在办理，不必重复提交；请在“我发起的”或待办中查看进展，办结后再提交。',
  },
  alreadyMember: {
    status: 409,
    title: 'Already checked in',
    message: '该党员（或机关党组织）在此期间已完成报到，请刷新报到名册查看。',
  },
  objectionsUnanswered: {
    status: 409,
    title: 'Objections unanswered',
    message: '审批意见尚未答复：请先提出修改并逐条答复，再由对方签署。',
  },
  answersMissing: {
    status: 422,
    title: 'Answers missing',
    message: '对方提出的异议须逐条答复，请补齐后再提交。',
  },
  termsUnchanged: {
    status: 422,
    title: 'Terms unchanged',
    message: '条款没有变化。若同意现有条款请签署，否则请修改后再提出。',
  },
  partyAlreadyJoined: {
    status: 409,
    title: 'Unit already takes part',
    message: '该单位已受邀或已参加，不必重复邀请。',
  },
  consentPending: {
    status: 409,
    title: 'Consent pending',
    message: '仍有受邀单位未答复，请待其答复或取消邀请后再提交验收。',
  },
  signedUpAlready: {
    status: 409,
    title: 'More have signed up than places',
    message: '已报名的人数多于调整后的名额。请增加名额，或选择让最后报名的人转为候补（系统会通知本人）。',
  },
  activityDates: {
    status: 422,
    title: 'Dates of the activity',
    message: '时间有误：须晚于现在、先起后止、一次不超过三天；报名截止和取消截止不能晚于开始时间。',
  },
  activityPosts: {
    status: 422,
    title: 'Posts of the activity',
    message: '岗位有误：同一类岗位只列一次，各岗位名额之和不能超过活动名额。',
  },
  activityStarted: {
    status: 409,
    title: 'Activity has started',
    message: '活动已经开始，不能再调整或报名；因故中止的，社区可在结束之前取消活动并说明原因。',
  },
  postUnknown: {
    status: 422,
    title: 'No such post',
    message: '活动没有这类岗位，请刷新后从所列岗位中选择。',
  },
  othersNotLetIn: {
    status: 422,
    title: 'Others are not let in',
    message: '本区政策规定活动只限在本社区报到的党员报名。如需放开，请联系区委组织部调整政策。',
  },
  workPlanMissing: {
    status: 422,
    title: 'No such milestone',
    message: '工作方案中没有这个节点，请刷新后选择。',
  },
  principleUnmet: {
    status: 422,
    title: 'A principle is not met',
    message:
      '三项原则须全部符合：社区现实需要、贴近部门职能、干部力所能及。有一项不符合的，请修改内容，或将需求搁置并说明理由。',
  },
  offerDates: {
    status: 422,
    title: 'Dates of the offer',
    message: '日期有误：须先起后止，认领截止日期不能早于今天。',
  },
  needTaken: {
    status: 409,
    title: 'Need taken up already',
    message: '所选需求已合并、已搁置，或已用于其他项目、岗位，请刷新需求清单后重新选择。',
  },
  categoryUnknown: {
    status: 422,
    title: 'No such category',
    message: '本区没有这个类别，或已停用，请从列表中选择。',
  },
  unitsUnknown: {
    status: 422,
    title: 'No such Party organisations',
    message: '点名的单位须是机关党组织，请从列表中重新选择。',
  },
  projectNotOpen: {
    status: 409,
    title: 'Project not open',
    message: '该项目尚未开放、已到期或已关闭，请选择其他项目，或联系社区重新开放。',
  },
  projectFull: {
    status: 409,
    title: 'Project is full',
    message: '该项目的名额已全部认领，请选择其他项目；有机关退出后可再认领。',
  },
  postNotOpen: {
    status: 409,
    title: 'Post not open',
    message: '该岗位尚未开放、已到期或已关闭，请选择其他岗位，或联系社区重新开放。',
  },
  postFull: {
    status: 409,
    title: 'Post is full',
    message: '该岗位名额已满，请选择其他岗位；有人退出后可再认领。',
  },
  postHeld: {
    status: 409,
    title: 'Post held already',
    message: '该党员已在此岗位上，不必重复认领。',
  },
  memberGone: {
    status: 409,
    title: 'No longer there',
    message: '本人已离任，不能再确认报到；这件报到随后由系统结束。',
  },
  notMemberHere: {
    status: 409,
    title: 'Not checked in here',
    message: '须先在该社区报到并经社区确认，且不在暂停参加期间，才能认领这里的岗位。',
  },
  excusePending: {
    status: 409,
    title: 'Excuse not decided',
    message: '本人已提交事前说明，请先审核说明，再登记约谈。',
  },
  dateInFuture: {
    status: 422,
    title: 'Date in the future',
    message: '日期不能晚于今天，请改为实际日期。',
  },
  dateBeforeOrder: {
    status: 422,
    title: 'Before the interview was due',
    message: '约谈日期不能早于该月积分公布之日；公布之前的谈话不算本次约谈，请改为实际日期。',
  },
  dateInPast: {
    status: 422,
    title: 'Date in the past',
    message: '完成日期不能早于今天，请改为今后的日期。',
  },
  rectificationsUsedUp: {
    status: 409,
    title: 'No further rectification',
    message: '整改次数已用完，请核验通过，或认定整改不合格并上报。',
  },
  monthJoined: {
    status: 409,
    title: 'Month already joined',
    message: '该月份已经并入，不需重复办理。',
  },
  ...weeklyRefusalErrors,
  ...evaluationRefusalErrors,
} satisfies Record<RefusalCode, ErrorEntry>
