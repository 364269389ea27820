/** What the Temporal server has kept of a process's runs, event by event, decoded. Newest first. */
import { isGrpcServiceError, ServiceError, type Client } from '@temporalio/client'
import type { Payload } from '@temporalio/common'
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow'
import { optionalTsToDate, tsToDate } from '@temporalio/common/lib/time'
import { temporal as protocol } from '@temporalio/proto'
import { within } from './patience.js'

const { EventType, WorkflowExecutionStatus } = protocol.api.enums.v1
type Event = protocol.api.history.v1.IHistoryEvent
type Attributes = Record<string, unknown>

export interface TechnicalRun {
  runId: string
  /** `Running`, `ContinuedAsNew`, `Terminated` … */
  status: string
  startedAt: Date
  closedAt?: Date
  /** How many events its history holds. */
  events: number
}

export interface TechnicalEvent {
  eventId: number
  at: Date
  /** `WorkflowExecutionStarted`, `TimerFired` … */
  type: string
  /** What the server itself notes, without what was said. */
  attributes: Attributes
  /** What was said: arguments, results, details; `undefined` where it cannot be read any more. */
  payloads: unknown[]
}

export interface TechnicalHistory {
  runs: TechnicalRun[]
  runId: string
  events: TechnicalEvent[]
  /** Where the next page begins; none after the oldest event. */
  next?: string
}

export interface HistoryWanted {
  workflowId: string
  /** The newest run, when none is named. */
  runId?: string | undefined
  page?: string | undefined
  limit: number
  deadline: number
}

/** The page asked for is none of this history. */
export class UnknownPage extends Error {}

/** @returns undefined when the server keeps nothing of it (any more). @throws OutOfPatience, UnknownPage, or why the server is away */
export const readHistory = async (
  client: Client,
  wanted: HistoryWanted,
): Promise<TechnicalHistory | undefined> => {
  try {
    const runs = await runsOf(client, wanted)
    const runId = wanted.runId ?? runs[0]?.runId
    if (runId === undefined) return undefined
    return { runs, runId, ...(await eventsOf(client, wanted, runId)) }
  } catch (error) {
    const code = grpcCodeOf(error)
    if (code === notFound) return undefined
    throw code === invalidArgument ? new UnknownPage('no such page') : error
  }
}

/** gRPC's INVALID_ARGUMENT and NOT_FOUND. */
const invalidArgument = 3
const notFound = 5
const grpcCodeOf = (error: unknown): number | undefined => {
  const cause = error instanceof ServiceError ? error.cause : error
  return isGrpcServiceError(cause) ? cause.code : undefined
}

/** More than these are found in the server's own pages. */
const mostRuns = 50

/** Newest first. The run under way is asked for by itself: the server's index learns of it a moment late. */
const runsOf = async (client: Client, { workflowId, deadline }: HistoryWanted): Promise<TechnicalRun[]> => {
  const { namespace } = client.options
  const [described, listed] = await within(client, deadline, () =>
    Promise.all([
      client.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } }),
      client.workflowService.listWorkflowExecutions({
        namespace,
        query: `WorkflowId = '${workflowId}'`,
        pageSize: mostRuns,
      }),
    ]),
  )
  const runs = [described.workflowExecutionInfo, ...(listed.executions ?? [])].flatMap(info =>
    info ? [runOf(info)] : [],
  )
  const known = new Map(runs.reverse().map(run => [run.runId, run]))
  return [...known.values()].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
}

const runOf = (info: protocol.api.workflow.v1.IWorkflowExecutionInfo): TechnicalRun => {
  const closedAt = optionalTsToDate(info.closeTime)
  return {
    runId: info.execution?.runId ?? '',
    status: wordOf(WorkflowExecutionStatus[info.status ?? 0], 'WORKFLOW_EXECUTION_STATUS_'),
    startedAt: info.startTime ? tsToDate(info.startTime) : new Date(0),
    ...(closedAt && { closedAt }),
    events: Number(info.historyLength ?? 0),
  }
}

/** `EVENT_TYPE_TIMER_FIRED` → `TimerFired` */
const wordOf = (name: string | undefined, prefix: string): string =>
  (name ?? '')
    .replace(prefix, '')
    .split('_')
    .map(word => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join('')

const eventsOf = async (
  client: Client,
  { workflowId, page, limit, deadline }: HistoryWanted,
  runId: string,
): Promise<Pick<TechnicalHistory, 'events' | 'next'>> => {
  const answer = await within(client, deadline, () =>
    client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: client.options.namespace,
      execution: { workflowId, runId },
      maximumPageSize: limit,
      ...(page && { nextPageToken: Buffer.from(page, 'base64url') }),
    }),
  )
  const events = await Promise.all((answer.history?.events ?? []).map(event => eventOf(client, event)))
  const next = Buffer.from(answer.nextPageToken ?? []).toString('base64url')
  return { events, ...(next && { next }) }
}

const eventOf = async (client: Client, event: Event): Promise<TechnicalEvent> => {
  const said: Payload[] = []
  const attributes = withoutPayloads(attributesOf(event), said) as Attributes
  return {
    eventId: Number(event.eventId ?? 0),
    at: event.eventTime ? tsToDate(event.eventTime) : new Date(0),
    type: wordOf(EventType[event.eventType ?? 0], 'EVENT_TYPE_'),
    attributes,
    payloads: await Promise.all(said.map(payload => decoded(client, payload))),
  }
}

const attributesOf = (event: Event): unknown =>
  Object.entries(event).find(([name, value]) => name.endsWith('EventAttributes') && value)?.[1]

const isPayload = (value: object): value is Payload => 'metadata' in value && 'data' in value

/** A copy of the attributes; the payloads found on the way are handed out. */
const withoutPayloads = (value: unknown, said: Payload[]): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (isPayload(value)) {
    said.push(value)
    return undefined
  }
  if (Array.isArray(value)) return value.map(each => withoutPayloads(each, said))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutPayloads(inner, said)]),
  )
}

/** What was sealed with a key that is gone stays closed; the rest of the history is none the worse for it. */
const decoded = async ({ options }: Client, payload: Payload): Promise<unknown> => {
  try {
    return (await decodeArrayFromPayloads(options.loadedDataConverter, [payload]))[0]
  } catch {
    return undefined
  }
}
