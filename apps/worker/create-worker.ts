import { makeTelemetryFilterString, Runtime, Worker, type NativeConnection } from '@temporalio/worker'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { WorkerConfig } from '#config/worker.js'
import { taskQueue } from '#contracts/workflow/process.js'
import { processActivities } from './activities/process/process.activities.js'
import { bundlePath } from './bundle-path.js'
import { faultAfterCommit } from './fault.js'
import { temporalLogger } from './temporal-logger.js'
import { workerTuning } from './tuning.js'

/** Must come before anything else of the SDK; signals stay ours. */
export const installRuntime = (log: Logger): void => {
  Runtime.install({
    logger: temporalLogger(log),
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
    },
    shutdownSignals: [],
  })
}

/** The worker of all processes, from the prebuilt bundle. */
export const createWorker = (
  config: WorkerConfig,
  connection: NativeConnection,
  pool: Pool,
): Promise<Worker> =>
  Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    activities: processActivities(pool, faultAfterCommit(config)),
    ...workerTuning(config),
    shutdownGraceTime: '10 seconds',
  })
