import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const path = z.string().trim().min(1).optional()

/** Environment of the embedded services: where their programs come from. */
export const embeddedEnvSchema = z.object({
  /** Finished Temporal programs, shared by all copies on this machine. */
  DUAL_CHECKIN_CACHE_DIR: z
    .string()
    .trim()
    .min(1)
    .default(join(homedir(), '.cache', 'dual-checkin')),
  TEMPORAL_SERVER_PATH: path,
  TEMPORAL_SQL_TOOL_PATH: path,
  TEMPORAL_UI_SERVER_PATH: path,
  /** Site with the official release archives, laid out like the one of the project itself. */
  TEMPORAL_RELEASE_BASE_URL: z.url().default('https://github.com'),
})
