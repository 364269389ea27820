/** The Temporal server's events in words, and what they carry as ids and codes: never what people wrote. */
import type { TechnicalEvent } from '#temporal/read-history.js'

const words: Record<string, string> = {
  WorkflowExecutionStarted: '运行开始',
  WorkflowExecutionCompleted: '运行结束',
  WorkflowExecutionFailed: '运行失败',
  WorkflowExecutionTerminated: '运行被终止',
  WorkflowExecutionCanceled: '运行被取消',
  WorkflowExecutionTimedOut: '运行超时',
  WorkflowExecutionContinuedAsNew: '换新的一次运行继续',
  WorkflowExecutionSignaled: '收到信号',
  WorkflowExecutionUpdateAdmitted: '请求已收到',
  WorkflowExecutionUpdateAccepted: '请求已受理',
  WorkflowExecutionUpdateRejected: '请求被拒绝',
  WorkflowExecutionUpdateCompleted: '请求已答复',
  WorkflowExecutionOptionsUpdated: '运行设置已修改',
  WorkflowExecutionTimeSkippingTransitioned: '时间已前移',
  WorkflowTaskScheduled: '一轮决定：排队',
  WorkflowTaskStarted: '一轮决定：开始',
  WorkflowTaskCompleted: '一轮决定：完成',
  WorkflowTaskFailed: '一轮决定：失败',
  WorkflowTaskTimedOut: '一轮决定：超时',
  ActivityTaskScheduled: '写入数据库：排队',
  ActivityTaskStarted: '写入数据库：开始',
  ActivityTaskCompleted: '写入数据库：完成',
  ActivityTaskFailed: '写入数据库：失败',
  ActivityTaskTimedOut: '写入数据库：超时',
  ActivityTaskCancelRequested: '写入数据库：请求取消',
  ActivityTaskCanceled: '写入数据库：已取消',
  MarkerRecorded: '就地写入数据库：已记录',
  TimerStarted: '计时开始',
  TimerFired: '计时到点',
  TimerCanceled: '计时取消',
}

export const eventLabel = (type: string): string => words[type] ?? type

const runStates: Record<string, string> = {
  Running: '运行中',
  Completed: '已结束',
  Failed: '已失败',
  Canceled: '已取消',
  Terminated: '已终止',
  ContinuedAsNew: '已由新的运行接替',
  TimedOut: '已超时',
}

export const runStateLabel = (status: string): string => runStates[status] ?? status

/** What may be shown of what was said, wherever it stands in it. */
const shown = new Set([
  ...['kind', 'processId', 'epoch', 'stepNo', 'version', 'type', 'act', 'seatId', 'by', 'onBehalfOf'],
  ...['key', 'expectedVersion', 'stage', 'outcome', 'status', 'code', 'name', 'region', 'round', 'form'],
  ...['policyVersion', 'calendarVersion', 'unitId', 'role', 'personId', 'nextDueAt', 'endedAt', 'aheadMs'],
])
/** What the server notes by itself. */
const noted = new Set([
  ...['timerId', 'startedEventId', 'scheduledEventId', 'acceptedRequestSequencingEventId', 'attempt'],
  ...['newExecutionRunId', 'continuedExecutionRunId', 'markerName', 'protocolInstanceId', 'updateId'],
  ...['activityId', 'cause', 'retryState'],
])
/** Facts, bodies and what processes remember are people's own words, or say everything twice. */
const closed = new Set(['facts', 'body', 'detail', 'title', 'answered', 'recallable', 'policy', 'calendar'])

const mostShown = 40
const isCode = /^[A-Za-z0-9._:/@-]{1,100}$/

/** `act=sign`, `seatId=negotiating.terms.2`: names, ids and numbers only. */
export const eventSummary = ({ attributes, payloads }: TechnicalEvent): string[] => {
  const found = new Set([...codesIn(attributes, noted), ...payloads.flatMap(said => codesIn(said, shown))])
  const unread = payloads.some(said => said === undefined) ? ['内容已无法解读'] : []
  return [...[...found].slice(0, mostShown), ...unread]
}

const codesIn = (value: unknown, names: Set<string>): string[] => {
  if (Array.isArray(value)) return value.flatMap(each => codesIn(each, names))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (closed.has(name) || inner === undefined) return []
    if (!names.has(name) || typeof inner === 'object') return codesIn(inner, names)
    const text = typeof inner === 'string' ? inner : JSON.stringify(inner)
    return isCode.test(text) ? [`${name}=${text}`] : []
  })
}
