/** The bare side's worker process: tuned, connected and encrypting exactly as ours. */
import { join } from 'node:path'
import { NativeConnection, Worker } from '@temporalio/worker'
import { readWorkerConfig } from '#config/worker.js'
import { createPool } from '#persistence/pool.js'
import { workerTuning } from '../../../apps/worker/tuning.js'
import { bareTaskQueue } from './messages.js'
import { bareActivities } from './activities.js'

const workflowsPath = join(__dirname, 'workflows.js')

const run = async (): Promise<void> => {
  const config = readWorkerConfig()
  const pool = createPool(config.DATABASE_URL, {
    max: config.WORKER_DATABASE_CONNECTIONS,
    name: 'bench bare',
  })
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS })
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: bareTaskQueue,
    workflowsPath,
    bundlerOptions: { preloadModules: [workflowsPath] },
    activities: bareActivities(pool),
    ...workerTuning(config),
  })
  await worker.run()
  await connection.close()
  await pool.end()
}

void run()
