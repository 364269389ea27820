/** The worker process of the bench's own lifecycles: tuned, connected, encrypting and committing as the product's. */
import { join } from 'node:path'
import { NativeConnection, Worker } from '@temporalio/worker'
import { readWorkerConfig } from '#config/worker.js'
import { taskQueue } from '#contracts/workflow/process.js'
import { createPool } from '#persistence/pool.js'
import { processActivities } from '../../../apps/worker/activities/process/process.activities.js'
import { workerTuning } from '../../../apps/worker/tuning.js'

const workflowsPath = join(__dirname, 'workflows.js')

const run = async (): Promise<void> => {
  const config = readWorkerConfig()
  const pool = createPool(config.DATABASE_URL, {
    max: config.WORKER_DATABASE_CONNECTIONS,
    name: 'bench steps',
  })
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS })
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue,
    workflowsPath,
    bundlerOptions: { preloadModules: [workflowsPath] },
    activities: processActivities(pool),
    ...workerTuning(config),
  })
  await worker.run()
  await connection.close()
  await pool.end()
}

void run()
