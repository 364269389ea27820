/**
 * The one error list: every refusal a person can meet, with its HTTP status, an English title for logs and one
 * Chinese sentence that names the rule and what to do. Problem details (RFC 9457) carry the code.
 */
import type { SubstitutionRefusalCode } from '#domain/substitution/substitution-rules.js'
import type { PolicyRefusalCode } from '#domain/policy/policy-change.js'
import { accountErrors } from './account-errors.js'
import { actErrors } from './act-errors.js'
import { activityErrors } from './activity-errors.js'
import { policyErrors } from './policy-errors.js'
import { fileErrors } from './file-errors.js'
import { directoryErrors } from './directory-errors.js'
import type { ErrorEntry } from './error-entry.js'
import { branchErrors } from './branch-errors.js'
import { evaluationErrors } from './evaluation-errors.js'
import { appraisalErrors } from './appraisal-errors.js'
import { attendanceErrors } from './attendance-errors.js'
import { offerErrors } from './offer-errors.js'
import { membershipErrors } from './membership-errors.js'
import { pointErrors } from './point-errors.js'
import { refusalErrors } from './refusal-errors.js'
import { substitutionErrors } from './substitution-errors.js'
import { weeklyErrors } from './weekly-errors.js'

export const errors = {
  ...refusalErrors,
  ...branchErrors,
  ...evaluationErrors,
  ...membershipErrors,
  ...pointErrors,
  ...offerErrors,
  ...activityErrors,
  ...appraisalErrors,
  ...attendanceErrors,
  ...weeklyErrors,
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
  ...actErrors,
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
