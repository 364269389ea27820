import type { ZodError } from 'zod'
import { readApiConfig } from './api.js'
import { readWorkerConfig } from './worker.js'

const needed = {
  DATABASE_URL: 'postgresql://localhost/dual_checkin',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  PAYLOAD_KEY_FILE: '/secrets/payload.key',
  SESSION_KEY_FILE: '/secrets/session.key',
  DATA_KEY_FILE: '/secrets/data.key',
  AUDIT_KEY_FILE: '/secrets/audit.key',
  FILES_DIR: '/files',
}
const s3 = {
  FILES_S3_ENDPOINT: 'https://s3.example.gov.cn',
  FILES_S3_BUCKET: 'dual-checkin',
  FILES_S3_ACCESS_KEY: 'key',
  FILES_S3_SECRET_KEY: 'secret',
}

const faults = (read: (env: NodeJS.ProcessEnv) => unknown, env: NodeJS.ProcessEnv): string[] => {
  try {
    read({ ...needed, ...env })
    return []
  } catch (error) {
    return (error as ZodError).issues.map(({ path }) => path.join('.'))
  }
}

const bad: [string, NodeJS.ProcessEnv][] = [
  ['FILES_S3_ENDPOINT', { ...s3, FILES_S3_SECRET_KEY: '' }],
  ['FILES_S3_BUCKET', { ...s3, FILES_S3_BUCKET: 'No Bucket' }],
  ['FILE_SCAN_COMMAND', { FILE_SCAN_COMMAND: 'clamdscan -' }],
  ['FILE_SCAN_URL', { FILE_SCAN_COMMAND: '/usr/bin/clamdscan -', FILE_SCAN_URL: 'http://127.0.0.1:1/scan' }],
  ['FILE_MOST_MEGABYTES', { FILE_MOST_MEGABYTES: '60', PROCESS_FILES_MOST_MEGABYTES: '50' }],
  ['FILES_DIR', { FILES_DIR: '' }],
]

test.each([
  ['the API', readApiConfig],
  ['the worker', readWorkerConfig],
])('%s reads where files lie and who looks through them', (_who, read) => {
  expect(read({ ...needed, ...s3, FILE_SCAN_URL: 'http://127.0.0.1:9/scan' })).toMatchObject({
    FILE_MOST_MEGABYTES: 50,
    FILES_S3_REGION: 'us-east-1',
  })
  for (const [name, env] of bad) expect(faults(read, env)).toEqual([name])
})
