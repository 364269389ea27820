import { Connection, isGrpcServiceError } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { taskQueue } from '#contracts/workflow/process.js'
import { waitFor } from '#embedded/waiting.js'

const ALREADY_EXISTS = 6
const NOT_FOUND = 5
const TASK_QUEUE_TYPES = { workflow: 1, activity: 2 } as const
/** Closed processes stay readable in Temporal's own interface for this long; our own history has no end. */
const RETENTION = '30 days'

/** Opens a connection for the length of some work; a server that is away is noticed within seconds. */
export async function withTemporal<T>(
  address: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: '5s' })
  try {
    return await connection.withDeadline(Date.now() + 20_000, () => work(connection))
  } finally {
    await connection.close()
  }
}

/** Registers the namespace unless it is there, and waits until the server answers for it. */
export async function ensureNamespace(address: string, namespace: string): Promise<void> {
  await withTemporal(address, async connection => {
    if (await hasNamespace(connection, namespace)) return
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(RETENTION) })
      .catch(unless(ALREADY_EXISTS))
    // Each of the server's parts learns of it in its own time.
    await waitFor(() => answersForQueue(connection, namespace), { timeoutMs: 15_000 })
  })
}

export async function hasNamespace(connection: Connection, namespace: string): Promise<boolean> {
  const found = await connection.workflowService.describeNamespace({ namespace }).catch(unless(NOT_FOUND))
  return found !== undefined
}

async function answersForQueue(connection: Connection, namespace: string): Promise<boolean> {
  const found = await pollersOf(connection, namespace, TASK_QUEUE_TYPES.workflow).catch(unless(NOT_FOUND))
  return found !== undefined
}

/** True when some worker has asked for both workflow and activity tasks since that moment. */
export async function isWorkerPolling(
  connection: Connection,
  namespace: string,
  since: Date,
): Promise<boolean> {
  const asked = Object.values(TASK_QUEUE_TYPES).map(type => pollersOf(connection, namespace, type))
  const earliest = since.getTime() - 1_000
  return (await Promise.all(asked)).every(pollers =>
    pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 >= earliest),
  )
}

async function pollersOf(connection: Connection, namespace: string, taskQueueType: number) {
  const question = { namespace, taskQueue: { name: taskQueue }, taskQueueType }
  return (await connection.workflowService.describeTaskQueue(question)).pollers ?? []
}

function unless(code: number) {
  return (error: unknown): undefined => {
    if (isGrpcServiceError(error) && (error.code as number) === code) return undefined
    throw error
  }
}
