/** The API itself, on a database and a Temporal namespace of its own, and people who speak to it over HTTP. */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { readApiConfig } from '#config/api.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { createTemporalClient } from '#temporal/connection.js'
import { encryptingConverter } from '#temporal/data-converter.js'
import { readKeys } from '#secrets/key-file.js'
import { importSmallDistrict } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testTemporal, testWorker, type TestTemporal, type TestWorker } from '#testing/temporal.js'
import { defaultPolicies } from '#workflows/policies.js'
import { createApplication } from '../../../apps/api/src/application.js'
import { createApiPool } from '../../../apps/api/src/database-pool.js'
import { createLogger } from '../../../apps/api/src/http/logger.js'
import { processActivities } from '../../../apps/worker/activities/process/process.activities.js'
import { Visitor } from './visitor.js'

export interface TestApi {
  url: string
  application: NestFastifyApplication
  database: TestDatabase
  temporal: TestTemporal
  auditKeyFile: string
  /** Where contents of files lie. */
  filesFolder: string
  /** One that stops with the API, if not before. */
  startWorker(): Promise<TestWorker>
  /** Somebody of the small district, signed in. */
  as(personId: string): Promise<Visitor>
  /** A browser that nobody has signed in on. */
  visitor(): Visitor
  close(): Promise<void>
}

/**
 * @param environment other variables for the API
 * @param reached how the API comes to its database, e.g. over a line that can be cut
 */
export const testApi = async (
  environment: NodeJS.ProcessEnv = {},
  reached = (databaseUrl: string) => databaseUrl,
): Promise<TestApi> => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-checkin-api-'))
  const keyFile = join(folder, 'key')
  writeFileSync(keyFile, randomBytes(32).toString('base64'))
  const database = await testDatabase()
  await importSmallDistrict(database.pool)
  for (const [kind, policy] of Object.entries(defaultPolicies))
    await seedRules(database.pool, { kind, policy, calendar: stateCouncilCalendar })
  const temporal = await testTemporal(encryptingConverter(keyFile))
  const config = readApiConfig({
    PORT: '0',
    DEMO_MODE: '1',
    LOG_LEVEL: 'silent',
    DATABASE_URL: reached(database.url),
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    PAYLOAD_KEY_FILE: keyFile,
    SESSION_KEY_FILE: keyFile,
    DATA_KEY_FILE: keyFile,
    IMPORT_DIR: join(folder, 'imports'),
    AUDIT_KEY_FILE: keyFile,
    FILES_DIR: join(folder, 'files'),
    ...environment,
  })
  const pool = createApiPool(config)
  const client = createTemporalClient(config)
  const keys = { sessionKey: randomBytes(32), dataKeys: readKeys(keyFile), auditKeys: readKeys(keyFile) }
  const application = await createApplication(
    { config, database: pool, temporal: client, ...keys },
    createLogger(config.LOG_LEVEL),
  )
  await application.listen(config.PORT, '127.0.0.1')
  const url = await application.getUrl()
  const workers: TestWorker[] = []
  return {
    url,
    application,
    database,
    temporal,
    auditKeyFile: keyFile,
    filesFolder: config.FILES_DIR,
    startWorker: async () => {
      const worker = await testWorker(temporal, {
        activities: processActivities(database.pool),
        dataConverter: encryptingConverter(keyFile),
      })
      workers.push(worker)
      return worker
    },
    as: personId => new Visitor(url).signIn(personId),
    visitor: () => new Visitor(url),
    close: async () => {
      for (const worker of workers) await worker.stop()
      await application.close()
      await pool.end()
      await client.connection.close()
      await temporal.close()
      await database.drop()
      rmSync(folder, { recursive: true })
    },
  }
}

export const newKey = (): string => randomUUID()
