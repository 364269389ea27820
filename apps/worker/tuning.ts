import type { WorkerOptions } from '@temporalio/worker'
import type { WorkerConfig } from '#config/worker.js'
import { encryptingConverter } from '#temporal/data-converter.js'

/** What decides how fast a worker is, apart from its work; the bench's bare worker runs with the same. */
export const workerTuning = (config: WorkerConfig): Partial<WorkerOptions> => ({
  dataConverter: encryptingConverter(config.PAYLOAD_KEY_FILE),
  // One context for all runs: a tenth of the memory and half the start-up of one context each.
  reuseV8Context: true,
  maxCachedWorkflows: config.WORKER_CACHED_PROCESSES,
  maxConcurrentLocalActivityExecutions: config.WORKER_COMMITS_AT_ONCE,
  maxConcurrentActivityTaskExecutions: config.WORKER_COMMITS_AT_ONCE,
  // After a sudden death the next worker need not wait the default ten seconds for this one's tasks.
  stickyQueueScheduleToStartTimeout: '3 seconds',
})
