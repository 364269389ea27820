import { z } from 'zod'
import { databaseEnvSchema } from './database.js'
import { accountsEnvSchema } from './accounts.js'
import { environmentOf } from './environment.js'
import { filesEnvSchema, filesRules } from './files.js'
import { noticesEnvSchema } from './notices.js'
import { temporalEnvSchema } from './temporal.js'

/**
 * How Node runs the worker: without a bound V8 collects late, and a worker that begins thousands of processes holds twice what it
 * needs. MiB, of each of its two heaps. docker-compose.yml says the same.
 */
export const workerNodeArguments: readonly string[] = ['--max-old-space-size=512', '--max-semi-space-size=8']

const count = (fallback: number, most: number) =>
  z.coerce
    .number({ error: `应为 1–${most} 之间的整数` })
    .int()
    .min(1)
    .max(most)
    .default(fallback)

const workerVariables = databaseEnvSchema
  .extend(temporalEnvSchema.shape)
  .extend(filesEnvSchema.shape)
  .extend(accountsEnvSchema.pick({ SMTP_URL: true, MAIL_FROM: true }).shape)
  .extend(noticesEnvSchema.shape)
  .extend({
    /** Opens the addresses and secrets of channels; like the payload keys. */
    DATA_KEY_FILE: z.string().trim().min(1),
    /** Where people reach the portal: links in messages begin with it. Not given: this machine, at PORT. */
    PUBLIC_ORIGIN: z.url({ protocol: /^https?$/, error: '应为 http(s)://主机[:端口]' }).optional(),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    NODE_ENV: z.string().optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
    /** Seals the audit: one key a line, the first seals, all verify. */
    AUDIT_KEY_FILE: z.string().trim().min(1),
    /** Private keys of urns; the worker's alone, in no backup. Not given: `urn` beside the files. */
    URN_KEY_DIR: z.string().trim().min(1).optional(),
    /** Where an anchor of the audit is written every day; not given: only kept in the database. */
    AUDIT_ANCHOR_DIR: z.string().trim().min(1).optional(),
    /** Where `/health/live` and `/health/ready` answer, on the loopback only; not given: nowhere. */
    WORKER_HEALTH_PORT: z.coerce
      .number({ error: '应为 1–65535 之间的端口号' })
      .int()
      .min(1)
      .max(65_535)
      .optional(),
    /** Open connections to Postgres. */
    WORKER_DATABASE_CONNECTIONS: count(10, 200),
    /** Processes kept in memory between their steps; the others are replayed from history when they move. */
    WORKER_CACHED_PROCESSES: count(200, 1_000),
    /** Commits under way at once. */
    WORKER_COMMITS_AT_ONCE: count(50, 1_000),
    /** `after-commit:0.04`: dies right after that share of commits. Heard in tests only. */
    DUAL_CHECKIN_FAULT: z
      .string()
      .regex(/^after-commit:(0(\.\d+)?|1)$/, '应为 after-commit:0–1 之间的比例')
      .optional(),
  })

/** Environment of the worker process. */
export const workerEnvSchema = workerVariables.superRefine((config, context) => {
  for (const { holds, path, message } of filesRules)
    if (!holds(config)) context.addIssue({ code: 'custom', path, message })
})

export type WorkerConfig = z.infer<typeof workerEnvSchema>

/**
 * The worker's configuration; an empty variable counts as not set.
 * @throws ZodError that lists every wrong variable
 */
export function readWorkerConfig(env: NodeJS.ProcessEnv = process.env): WorkerConfig {
  return workerEnvSchema.parse(environmentOf(env))
}
