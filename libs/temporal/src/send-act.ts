/** A person's act or an administrator's command, sent to its process and answered after its commit. */
import {
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client'
import { ApplicationFailure, NamespaceNotFoundError } from '@temporalio/common'
import {
  actUpdate,
  adminUpdate,
  closedFailure,
  refusalFailure,
  taskQueue,
  workflowIdOf,
  type ProcessInput,
  type RefusalDetails,
  type UpdateAnswer,
} from '#contracts/workflow/process.js'
import type { KeyedEvent } from '#domain/kernel/events.js'
import type { Refusal } from '#domain/kernel/refusal.js'
import { inLane } from './in-flight.js'
import { OutOfPatience, patienceMs, within } from './patience.js'

export type ActOutcome =
  | { status: 'answered'; answer: UpdateAnswer }
  | { status: 'refused'; refusal: Refusal }
  /** No run takes the act: the process has ended meanwhile, or waits to be rebuilt. Postgres knows which. */
  | { status: 'notRunning' }
  /** It may be carried out, or may have been: the same key later gives the one outcome. */
  | { status: 'outcomeUnknown'; cause: Error }

/** In a word: `answered`, or why not. */
export const outcomeWord = (outcome: ActOutcome): string =>
  outcome.status === 'refused' ? outcome.refusal.code : outcome.status

export interface ActOptions {
  /** Starts the process with this act when no run takes it yet. */
  start?: ProcessInput
  /** When to give up waiting; 5 s from now by default. */
  deadline?: number
}

type KnownOutcome = Exclude<ActOutcome, { status: 'outcomeUnknown' }>

/**
 * Sends one event to its process and waits for the answer, at most five seconds.
 * @throws what the process failed of, when it is neither a refusal nor a matter of time
 */
export const sendAct = async (
  client: Client,
  kind: string,
  processId: string,
  message: KeyedEvent,
  { start, deadline = Date.now() + patienceMs }: ActOptions = {},
): Promise<ActOutcome> => {
  const workflowId = workflowIdOf(kind, processId)
  const send = () =>
    start ? startWith(client, kind, workflowId, message, start) : update(client, workflowId, message)
  const ask = async (): Promise<KnownOutcome | 'askAgain'> => {
    try {
      return { status: 'answered', answer: await send() }
    } catch (error) {
      return outcomeOf(error)
    }
  }
  try {
    return await within(client, deadline, () =>
      inLane(processId, async () => {
        const outcome = await ask()
        const last = outcome === 'askAgain' ? await ask() : outcome
        return last === 'askAgain' ? { status: 'notRunning' } : last
      }),
    )
  } catch (error) {
    if (error instanceof Error && isMatterOfTime(error)) return { status: 'outcomeUnknown', cause: error }
    throw error
  }
}

/** A repeat within one run is answered by the server; with another body it must not be, so the hash belongs to the id. */
const updateIdOf = ({ key, bodyHash }: KeyedEvent): string => `${key}.${bodyHash}`
const updateName = ({ type }: KeyedEvent): string => (type === 'admin' ? adminUpdate : actUpdate)

const update = (client: Client, workflowId: string, message: KeyedEvent): Promise<UpdateAnswer> =>
  client.workflow.getHandle(workflowId).executeUpdate<UpdateAnswer, [KeyedEvent]>(updateName(message), {
    updateId: updateIdOf(message),
    args: [message],
  })

const startWith = (
  client: Client,
  kind: string,
  workflowId: string,
  message: KeyedEvent,
  input: ProcessInput,
): Promise<UpdateAnswer> => {
  const startWorkflowOperation = new WithStartWorkflowOperation(kind, {
    workflowId,
    taskQueue,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  })
  // Rejected together with the update, which is the one that is awaited.
  startWorkflowOperation.workflowHandle().catch(() => undefined)
  return client.workflow.executeUpdateWithStart(updateName(message), {
    startWorkflowOperation,
    updateId: updateIdOf(message),
    args: [message],
  })
}

/** The run that took the update ended before it was answered (the server's own word for it). */
const endedMeanwhile = 'AcceptedUpdateCompletedWorkflow'

/** A validator's refusal arrives as a failed update, just as a handler's does. */
const outcomeOf = (error: unknown): KnownOutcome | 'askAgain' => {
  if (error instanceof WorkflowNotFoundError) return { status: 'notRunning' }
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause
    if (type === refusalFailure) return { status: 'refused', refusal: (details as RefusalDetails)[0] }
    if (type === closedFailure || type === endedMeanwhile) return 'askAgain'
  }
  throw error
}

/** A server that does not know the namespace has lost its store, and waits for its operator. */
const isMatterOfTime = (error: Error): boolean =>
  error instanceof OutOfPatience ||
  error instanceof NamespaceNotFoundError ||
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  (error instanceof ServiceError && isGrpcServiceError(error.cause)) ||
  isGrpcServiceError(error)
