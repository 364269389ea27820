/**
 * The one error list: every refusal a person can meet, with its HTTP status, an English title for logs and one
 * Chinese sentence that names the rule and what to do. Problem details (RFC 9457) carry the code.
 */
import type { RefusalCode } from '#domain/kernel/refusal.js'
import type { SubstitutionRefusalCode } from '#domain/substitution/substitution-rules.js'
import type { PolicyRefusalCode } from '#domain/policy/policy-change.js'
import { accountErrors } from './account-errors.js'
import { policyErrors } from './policy-errors.js'
import { fileErrors } from './file-errors.js'
import { directoryErrors } from './directory-errors.js'
import type { ErrorEntry } from './error-entry.js'
import { membershipErrors } from './membership-errors.js'
import { substitutionErrors } from './substitution-errors.js'

const refusals = {
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
    message: '这个结果需要承办人填写的内容，跳过后将无人可办。请改用其他结果，或调整环节。',
  },
  olderRules: { status: 409, title: 'Rules already in force', message: '该事项已适用此版本的政策和日历。' },
  keyReused: {
    status: 422,
    title: 'Idempotency key reused',
    message: '同一请求编号提交了不同的内容。请刷新页面后重新提交。',
  },
  subjectTaken: {
    status: 409,
    title: 'Project already claimed',
    message: '该项目已有进行中的认领，请选择其他项目，或待其释放后再认领。',
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
  workPlanMissing: {
    status: 422,
    title: 'No such milestone',
    message: '工作方案中没有这个节点，请刷新后选择。',
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
} satisfies Record<RefusalCode, ErrorEntry>

export const errors = {
  ...refusals,
  ...membershipErrors,
  ...directoryErrors,
  ...(substitutionErrors satisfies Record<SubstitutionRefusalCode, ErrorEntry>),
  ...(policyErrors satisfies Record<PolicyRefusalCode, ErrorEntry>),
  invalidRequest: {
    status: 422,
    title: 'Invalid request',
    message: '提交的内容有误，请按提示修改后重新提交。',
  },
  malformedRequest: { status: 400, title: 'Malformed request', message: '请求格式有误，请刷新页面后重试。' },
  requestTooLarge: { status: 413, title: 'Request too large', message: '提交的内容过大，请精简后重新提交。' },
  unsupportedMediaType: { status: 415, title: 'Unsupported media type', message: '请求须为 JSON 格式。' },
  importTooLarge: {
    status: 413,
    title: 'Import too large',
    message: '文件超过 30 MB。请删除多余的工作表和图片，或分成几个文件上传。',
  },
  importRunning: {
    status: 409,
    title: 'Another import is running',
    message: '另一个导入正在进行，一次只能进行一个，请等它结束。',
  },
  importState: {
    status: 409,
    title: 'Not in this state of the import',
    message: '该导入当前的状态不能这样办理，请刷新后查看；文件已清理的请重新上传。',
  },
  importLeaving: {
    status: 422,
    title: 'Leaving not confirmed',
    message: '全量导入会让未列出的人员离开，请核对离开人数后再次确认。',
  },
  idempotencyKeyMissing: {
    status: 400,
    title: 'Idempotency key missing',
    message: '请求缺少编号（Idempotency-Key），请刷新页面后重试。',
  },
  notSignedIn: { status: 401, title: 'Not signed in', message: '尚未登录或登录已过期，请重新登录。' },
  ...accountErrors,
  ...fileErrors,
  forbidden: {
    status: 403,
    title: 'Forbidden',
    message: '您的角色无权进行此操作。如确需办理，请联系本单位管理员。',
  },
  crossSite: {
    status: 403,
    title: 'Cross-site request',
    message: '请求来源不符，已拒绝。请从本平台页面操作。',
  },
  notInvolved: {
    status: 403,
    title: 'Not involved',
    message: '只有发起、办理或被抄送、提及该事项的人员可以催办、抄送和评论。',
  },
  notYourSeat: {
    status: 403,
    title: 'Not your seat',
    message: '该待办不由您承办。可在“流转记录”中查看当前承办人。',
  },
  channelExists: {
    status: 409,
    title: 'Channel exists',
    message: '该单位已有同类通道，请修改原来的，或先撤除再新设。',
  },
  batchIndividual: {
    status: 409,
    title: 'Step asks for individual care',
    message: '该环节须逐件审阅，不能批量办理，请打开事项单独办理。',
  },
  batchNeedsMore: {
    status: 422,
    title: 'Act needs more than an opinion',
    message: '该操作除意见外还须填写其他内容，不能批量办理，请打开事项单独办理。',
  },
  notFound: { status: 404, title: 'Not found', message: '没有找到，或不在您的权限范围内。' },
  methodNotAllowed: { status: 405, title: 'Method not allowed', message: '不支持的请求方式。' },
  tooManyRequests: { status: 429, title: 'Too many requests', message: '操作过于频繁，请稍后再试。' },
  outcomeUnknown: {
    status: 503,
    title: 'Outcome unknown',
    message: '结果未知：系统繁忙或服务暂不可用。请稍后用同一请求再试，不会重复办理。',
  },
  historyAway: {
    status: 503,
    title: 'Temporal is away',
    message: '流程服务暂不可用，技术历史暂时无法读取；流转记录不受影响，请稍后再试。',
  },
  historyExpired: {
    status: 410,
    title: 'History expired',
    message: '流程服务已不再保留该事项的技术历史；流转记录长期保留，不受影响。',
  },
  unavailable: { status: 503, title: 'Unavailable', message: '服务暂不可用，请稍后再试。' },
  demoOnly: { status: 404, title: 'Demo only', message: '此功能仅在演示模式下提供。' },
  internal: {
    status: 500,
    title: 'Internal error',
    message: '系统内部错误，已记录。请稍后再试或联系管理员。',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errors
