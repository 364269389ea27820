import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { accountsEnvSchema, accountsRules } from './accounts.js'
import { databaseEnvSchema } from './database.js'
import { environmentOf } from './environment.js'
import { filesEnvSchema, filesRules } from './files.js'
import { isLoopback } from './loopback.js'
import { networks, noticesEnvSchema } from './notices.js'
import { temporalEnvSchema } from './temporal.js'

const flag = z.enum(['0', '1'], { error: '应为 0 或 1' }).transform(value => value === '1')
const path = z.string().trim().min(1)

/** Also when other variables are wrong, so that all are named at once. */
const always = () => true

/** Environment of the API. */
export const apiEnvSchema = databaseEnvSchema
  .extend(temporalEnvSchema.shape)
  .extend(accountsEnvSchema.shape)
  .extend(filesEnvSchema.shape)
  .extend(noticesEnvSchema.pick({ WEBHOOK_NETWORKS: true, SMTP_CA_FILE: true }).shape)
  .extend({
    HOST: z.string().trim().min(1).default('127.0.0.1'),
    PORT: z.coerce.number({ error: '应为 0–65535 之间的端口号' }).int().min(0).max(65_535).default(3000),
    API_DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(16),
    /** Key under which session ids are hashed before they are kept. */
    SESSION_KEY_FILE: path,
    /** Seals phones and second factors; like the payload keys: one a line, the first seals, all open. */
    DATA_KEY_FILE: path,
    /** Seals the audit; like the payload keys. */
    AUDIT_KEY_FILE: path,
    SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
    SESSION_HOURS: z.coerce.number().int().min(1).max(72).default(12),
    /** Where people reach the portal from outside, e.g. https://dj.example.gov.cn. */
    PUBLIC_ORIGIN: z.url({ protocol: /^https?$/, error: '应为 http(s)://主机[:端口]' }).optional(),
    /** Addresses or networks (CIDR, with commas) whose X-Forwarded-For says who asks: the TLS proxy in front. */
    TRUSTED_PROXIES: networks.optional(),
    /** Where uploaded rosters lie until they are imported or given up. */
    IMPORT_DIR: path.default(join(tmpdir(), 'dual-checkin-imports')),
    /** The importer stops for so long before it commits. Heard in tests only. */
    IMPORT_PAUSE_MS: z.coerce.number().int().min(0).default(0),
    /** The built portal. */
    WEB_DIR: path.optional(),
    /** Role cards instead of passwords and a movable clock. Loopback only. */
    DEMO_MODE: flag.default(false),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  })
  .refine(({ DEMO_MODE, HOST }) => !DEMO_MODE || isLoopback(HOST), {
    path: ['DEMO_MODE'],
    when: always,
    message: '演示模式无需密码，只能在本机回环地址（HOST=127.0.0.1）上开启',
  })
  .refine(({ PUBLIC_ORIGIN, HOST }) => PUBLIC_ORIGIN !== undefined || isLoopback(HOST), {
    path: ['PUBLIC_ORIGIN'],
    when: always,
    message: '不在本机回环地址上提供服务时必须设置',
  })
  .superRefine((config, context) => {
    for (const { holds, path, message } of [...accountsRules, ...filesRules])
      if (!holds(config)) context.addIssue({ code: 'custom', path, message })
  })

export type ApiConfig = z.infer<typeof apiEnvSchema>

export { isLoopback }

/**
 * The API's configuration. An empty variable counts as not set.
 * @throws ZodError that lists every wrong variable
 */
export const readApiConfig = (env: NodeJS.ProcessEnv = process.env): ApiConfig =>
  apiEnvSchema.parse(environmentOf(env))
