/** Composition root of the worker: workflows, their activities, the relays. */
import type { Worker } from '@temporalio/worker'
import pino, { type Logger } from 'pino'
import { ZodError } from 'zod'
import { readWorkerConfig, type WorkerConfig } from '#config/worker.js'
import { createPool } from '#persistence/pool.js'
import { createMailer } from '#mail/mailer.js'
import { networksOf } from '#notices/allowed-address.js'
import type { DispatcherOptions } from '#notices/dispatcher.js'
import { readKeys } from '#secrets/key-file.js'
import { createTemporalClient } from '#temporal/connection.js'
import { formLabel, numberOf, stageLabel } from '#workflows/story-labels.js'
import { connectPatiently } from './connect.js'
import { createWorker, installRuntime } from './create-worker.js'
import { serveHealth } from './health.js'
import { relaySealing, type SealingOptions } from './relays/audit-seal.relay.js'
import { relayClockWatch } from './relays/clock-watch.relay.js'
import { relayDemoClock } from './relays/demo-clock.relay.js'
import { relayDirectory } from './relays/directory.relay.js'
import { relayDispatch } from './relays/dispatch.relay.js'
import { relayScans, relaySweeps } from './relays/files.relay.js'
import { relayPhotoPrints } from './relays/photo-prints.relay.js'
import { relayNotices } from './relays/notices.relay.js'
import { relayEvaluations } from './relays/evaluations.relay.js'
import { figureConnections, figurePatience, relayFigures } from './relays/figures.relay.js'
import { relayLapsedClaims } from './relays/lapsed-claims.relay.js'
import { relayMonthlyReports } from './relays/monthly-reports.relay.js'
import { relayPoints } from './relays/points.relay.js'
import { relayFollowUps } from './relays/follow-ups.relay.js'
import { relayWeeks } from './relays/weeks.relay.js'
import { relayUrns } from './relays/urns.relay.js'
import { relayRulePlans } from './relays/rule-plans.relay.js'

const main = async (): Promise<void> => {
  const config = readWorkerConfig()
  const log = pino({ level: config.LOG_LEVEL, name: 'worker' })
  const sealing = sealingOf(config)
  const dispatch = dispatchOf(config)
  const stop = stopSignal(log)
  installRuntime(log)
  const pool = createPool(config.DATABASE_URL, {
    max: config.WORKER_DATABASE_CONNECTIONS,
    name: 'dual-checkin worker',
  })
  const patientPool = createPool(config.DATABASE_URL, {
    max: figureConnections,
    name: 'dual-checkin figures',
    patience: figurePatience,
  })
  const temporal = createTemporalClient(config)
  let worker: Worker | undefined
  const isReady = async () => worker?.getState() === 'RUNNING' && (await pool.query('SELECT')).rowCount === 1
  const health = config.WORKER_HEALTH_PORT ? serveHealth(config.WORKER_HEALTH_PORT, isReady, log) : undefined
  const relays = [
    relayNotices(pool, log, dispatch.mailer !== undefined),
    relayDispatch(pool, log, dispatch),
    relaySealing(pool, log, sealing),
    relayDirectory(pool, temporal, log),
    relayClockWatch(pool, log),
    relayDemoClock(pool, temporal, log),
    relayRulePlans(pool, temporal, log),
    relayFollowUps(pool, temporal, log),
    relayEvaluations(pool, temporal, log),
    relayLapsedClaims(pool, temporal, log),
    relayFigures(patientPool, log),
    relayPoints(pool, log),
    relayWeeks(pool, temporal, log),
    ...relayScans(pool, log, config),
    relaySweeps(pool, log, config),
    relayPhotoPrints(pool, log, config),
    relayMonthlyReports(pool, log, config),
    relayUrns(patientPool, log, config),
  ]
  // What they begin, this worker carries out: they stop with it, not after it.
  stop.addEventListener('abort', () => relays.forEach(relay => void relay.stop()), { once: true })
  try {
    await serve(config, pool, log, stop, created => (worker = created))
  } finally {
    await Promise.all(relays.map(relay => relay.stop()))
    await temporal.connection.close()
    await health?.close()
    await Promise.all([pool.end(), patientPool.end()])
    log.info('the worker has stopped')
  }
}

const sealingOf = ({ AUDIT_KEY_FILE, AUDIT_ANCHOR_DIR }: WorkerConfig): SealingOptions => ({
  keys: readKeys(AUDIT_KEY_FILE),
  ...(AUDIT_ANCHOR_DIR && { anchorFolder: AUDIT_ANCHOR_DIR }),
})

const dispatchOf = (config: WorkerConfig): DispatcherOptions => ({
  mailer: createMailer(config),
  keys: readKeys(config.DATA_KEY_FILE),
  open: networksOf(config.WEBHOOK_NETWORKS),
  wording: { stageLabel, formLabel, numberOf },
  origin: config.PUBLIC_ORIGIN ?? `http://localhost:${config.PORT}`,
  leaseSeconds: config.NOTICE_LEASE_SECONDS,
  retrySeconds: config.NOTICE_RETRY_SECONDS,
})

const serve = async (
  config: WorkerConfig,
  pool: ReturnType<typeof createPool>,
  log: Logger,
  stop: AbortSignal,
  onCreated: (worker: Worker) => void,
): Promise<void> => {
  const connection = await connectPatiently(config.TEMPORAL_ADDRESS, log, stop)
  if (!connection) return
  try {
    const worker = await createWorker(config, connection, pool)
    onCreated(worker)
    log.info({ namespace: config.TEMPORAL_NAMESPACE }, 'the worker is ready')
    await worker.runUntil(aborted(stop))
  } finally {
    await connection.close()
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

/** The one owner of signals: the first asks for an orderly end, a second does not wait for it. */
const stopSignal = (log: Logger): AbortSignal => {
  const controller = new AbortController()
  const onSignal = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(1)
    log.info({ signal }, 'finishing what is under way')
    controller.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return controller.signal
}

main().catch((error: unknown) => {
  const problems =
    error instanceof ZodError
      ? error.issues.map(each => `${each.path.join('.')}: ${each.message}`)
      : undefined
  pino({ name: 'worker' }).fatal(problems ? { problems } : error, 'the worker cannot go on')
  process.exitCode = 1
})
