/**
 * A namespace of its own for every test file on the run's real Temporal server, so that task queue, workflow ids
 * and update names stay as in production; a real worker on it; and time that can be skipped.
 */
import { randomBytes } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { msNumberToTs } from '@temporalio/common/lib/time'
import type { DataConverter } from '@temporalio/common'
import { temporal as protocol } from '@temporalio/proto'
import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker'
import { taskQueue } from '#contracts/workflow/process.js'
import { testServers } from './servers.js'
import { workflowBundle } from './workflow-bundle.js'

const { FastForwardPollingResult: polled } = protocol.api.enums.v1

export interface TestTemporal {
  address: string
  namespace: string
  client: Client
  /** Ends the client's connection; the namespace goes with the server. */
  close(): Promise<void>
}

/** A client in a new namespace. Call it in `beforeAll`, and `close` in `afterAll`. */
export const testTemporal = async (dataConverter?: DataConverter): Promise<TestTemporal> => {
  const address = testServers().temporalAddress
  const connection = await Connection.connect({ address })
  const namespace = `test-${randomBytes(6).toString('hex')}`
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msNumberToTs(24 * 3_600_000),
  })
  const client = new Client({ connection, namespace, ...(dataConverter && { dataConverter }) })
  await untilKnown(client)
  return { address, namespace, client, close: () => connection.close() }
}

/** The server's parts hear of a new namespace one after another. */
const untilKnown = async ({ workflow, options }: Client): Promise<void> => {
  const deadline = Date.now() + 15_000
  for (;;) {
    try {
      await workflow.count(`WorkflowId = 'nobody'`)
      return
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error(`namespace ${options.namespace} is not known`, { cause: error })
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
}

export interface TestWorkerOptions extends Pick<WorkerOptions, 'dataConverter' | 'maxCachedWorkflows'> {
  /** The product's activities, or a few of one's own. */
  activities: object
  /** Module that exports the workflows, when they are not the product's. */
  workflows?: string
}

export interface TestWorker {
  /** Lets running activities end, then stops polling. @throws what the worker failed of meanwhile */
  stop(): Promise<void>
}

/** A real worker on the namespace, polling before this returns. Stop it before the connections close. */
export const testWorker = async (
  { address, namespace }: TestTemporal,
  { workflows, ...options }: TestWorkerOptions,
): Promise<TestWorker> => {
  installRuntime()
  const connection = await NativeConnection.connect({ address })
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: workflowBundle(workflows),
    shutdownGraceTime: '2 seconds',
    ...options,
  })
  const running = worker.run()
  // Awaited in stop(); a failure before that must not end the process unheard.
  running.catch(() => undefined)
  let stopped: Promise<void> | undefined
  const stop = () => {
    if (worker.getState() === 'RUNNING') worker.shutdown()
    return running.finally(() => connection.close())
  }
  return { stop: () => (stopped ??= stop()) }
}

let installed = false

/** Before anything else of the SDK's worker part. Jest owns the signals. */
export const installRuntime = (): void => {
  if (installed) return
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' })
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter } },
  })
  installed = true
}

/**
 * Moves one process's clock forward. Timers on the way fire one after another and their work is done for real, so a
 * worker must be running.
 * @throws Error when the server gave up, e.g. because the process ended on the way
 */
export const skipTime = async (
  { client, namespace }: TestTemporal,
  workflowId: string,
  milliseconds: number,
): Promise<void> => {
  const id = randomBytes(6).toString('hex')
  const workflowExecution = { workflowId }
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id, duration: msNumberToTs(milliseconds) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  })
  for (;;) {
    const { fastForwardPollingResult: result, failedReason } =
      await client.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace,
        workflowExecution,
        fastForwardId: id,
      })
    if (result === polled.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return
    if (result === polled.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED)
      throw new Error(`time of ${workflowId} could not be skipped: ${failedReason}`)
  }
}
