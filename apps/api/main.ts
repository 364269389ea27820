/** The API process: reads its environment, serves, and on a signal lets what is under way end before it closes. */
import { z } from 'zod'
import { readApiConfig, type ApiConfig } from '#config/api.js'
import { liveMode } from '#persistence/installation/mode.js'
import { readKeys } from '#secrets/key-file.js'
import { createTemporalClient } from '#temporal/connection.js'
import { createApplication } from './src/application.js'
import { createApiPool } from './src/database-pool.js'
import { createLogger } from './src/http/logger.js'

const configuration = (): ApiConfig => {
  try {
    return readApiConfig()
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    process.stderr.write(
      `配置有误：\n${error.issues.map(({ path, message }) => `  ${path.join('.')}：${message}`).join('\n')}\n`,
    )
    process.exit(78)
  }
}

/** The demo has no passwords: on a database that has gone live it does not start. */
const refuseDemoOnLive = async ({ DEMO_MODE, DATABASE_URL }: ApiConfig): Promise<void> => {
  const live = DEMO_MODE ? await liveMode(DATABASE_URL) : undefined
  if (!live) return
  process.stderr.write(`配置有误：\n  DEMO_MODE：${live.district}已经正式上线，不能再以演示模式启动\n`)
  process.exit(78)
}

const main = async (): Promise<void> => {
  const config = configuration()
  const logger = createLogger(config.LOG_LEVEL)
  await refuseDemoOnLive(config)
  const database = createApiPool(config)
  const temporal = createTemporalClient(config)
  const [{ secret: sessionKey }] = readKeys(config.SESSION_KEY_FILE)
  const dataKeys = readKeys(config.DATA_KEY_FILE)
  const auditKeys = readKeys(config.AUDIT_KEY_FILE)
  const dependencies = { config, database, temporal, sessionKey, dataKeys, auditKeys }
  const application = await createApplication(dependencies, logger)

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    logger.info({ signal }, 'closing')
    await application.close()
    await Promise.allSettled([database.end(), temporal.connection.close()])
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(signal))

  await application.listen(config.PORT, config.HOST)
  logger.info({ url: await application.getUrl(), seconds: process.uptime() }, 'serving')
}

void main()
