import { resolve } from 'node:path'
import { z } from 'zod'
import { embeddedEnvSchema } from './embedded.js'
import { environmentOf } from './environment.js'
import { filesEnvSchema } from './files.js'
import { networks } from './notices.js'
import { repositoryRoot } from './repository.js'

const port = z.coerce.number({ error: '应为 1–65535 之间的端口号' }).int().min(1).max(65_535).optional()
const address = z
  .string()
  .trim()
  .regex(/^[^\s:]+:\d+$/, '应为 主机:端口')
  .optional()
const flag = z.enum(['0', '1'], { error: '应为 0 或 1' })

/** Environment of the operators' commands. Everything has a default; ports not given are free ones. */
export const cliEnvSchema = embeddedEnvSchema.extend(filesEnvSchema.shape).extend({
  /** Database cluster, logs, secrets and run records. */
  DATA_DIR: z.string().trim().min(1).default('.data'),
  /** Portal and API. */
  PORT: port,
  POSTGRES_PORT: port,
  TEMPORAL_PORT: port,
  TEMPORAL_UI_PORT: port,
  /** Somebody else's Postgres, instead of the embedded one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '应以 postgresql:// 开头')
    .optional(),
  /** Somebody else's Temporal server, instead of the embedded one. */
  TEMPORAL_ADDRESS: address,
  TEMPORAL_NAMESPACE: z.string().trim().min(2).default('dual-checkin'),
  /** Key files that were made elsewhere; otherwise they are generated in the data folder. */
  PAYLOAD_KEY_FILE: z.string().trim().min(1).optional(),
  SESSION_KEY_FILE: z.string().trim().min(1).optional(),
  DATA_KEY_FILE: z.string().trim().min(1).optional(),
  AUDIT_KEY_FILE: z.string().trim().min(1).optional(),
  /** Private keys of urns; a folder of the data folder, when not given. */
  URN_KEY_DIR: z.string().trim().min(1).optional(),
  /** Files beside processes; a folder of the data folder, when not given. */
  FILES_DIR: z.string().trim().min(1).optional(),
  /** Where an anchor of the audit is written every day; a folder of the data folder, when not given. */
  AUDIT_ANCHOR_DIR: z.string().trim().min(1).optional(),
  /** Role cards instead of passwords, made-up data, a movable clock. Loopback only. Not given: until go-live. */
  DEMO_MODE: flag.optional(),
  /** Where people reach the portal from outside. */
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/, error: '应为 http(s)://主机[:端口]' }).optional(),
  SMTP_URL: z.string().trim().min(1).optional(),
  /** Inner networks that robots and webhooks may lead to all the same. */
  WEBHOOK_NETWORKS: networks.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
})

export type CliConfig = z.infer<typeof cliEnvSchema> & { readonly root: string }

/**
 * The commands' configuration. An empty variable counts as not set; a relative data folder is taken from the
 * working copy, not from the current directory.
 * @throws ZodError that lists every wrong variable
 */
export function readCliConfig(env: NodeJS.ProcessEnv = process.env): CliConfig {
  const config = cliEnvSchema.parse(environmentOf(env))
  const root = repositoryRoot()
  return { ...config, root, DATA_DIR: resolve(root, config.DATA_DIR) }
}
