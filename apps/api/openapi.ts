/** Writes the OpenAPI document for the web's type generation; needs neither Postgres nor Temporal. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Client } from '@temporalio/client'
import { Pool } from 'pg'
import { createApplication } from './src/application.js'
import { DocumentHolder } from './src/docs/document-holder.js'
import { createLogger } from './src/http/logger.js'
import { apiEnvSchema } from '#config/api.js'

const defaultTarget = 'apps/web/src/api/openapi.json'
const nowhere = {
  DATABASE_URL: 'postgresql://nowhere',
  TEMPORAL_ADDRESS: 'nowhere:1',
  PAYLOAD_KEY_FILE: '-',
  SESSION_KEY_FILE: '-',
  DATA_KEY_FILE: '-',
  AUDIT_KEY_FILE: '-',
  FILES_DIR: '-',
}

const main = async (target: string): Promise<void> => {
  const config = apiEnvSchema.parse(nowhere)
  const dependencies = {
    config,
    database: new Pool(),
    temporal: {} as Client,
    sessionKey: Buffer.alloc(0),
    dataKeys: [{ id: 'none', secret: Buffer.alloc(32) }] as const,
    auditKeys: [{ id: 'none', secret: Buffer.alloc(32) }] as const,
  }
  const application = await createApplication(dependencies, createLogger('error'))
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, `${JSON.stringify(application.get(DocumentHolder).get(), null, 2)}\n`)
  await application.close()
}

void main(resolve(process.argv[2] ?? defaultTarget))
