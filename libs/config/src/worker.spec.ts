import { ZodError } from 'zod'
import { readWorkerConfig } from './worker.js'

const complete = {
  DATABASE_URL: 'postgresql://localhost/dual_checkin',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  PAYLOAD_KEY_FILE: '/somewhere/payload.key',
  DATA_KEY_FILE: '/somewhere/data.key',
  AUDIT_KEY_FILE: '/somewhere/audit.key',
  FILES_DIR: '/somewhere/files',
}

const faultsOf = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readWorkerConfig(env)
    return []
  } catch (error) {
    return (error as ZodError).issues.map(({ path }) => path.join('.')).sort()
  }
}

test('five variables are enough, and an empty one counts as not set', () => {
  expect(readWorkerConfig({ ...complete, WORKER_HEALTH_PORT: '' })).toMatchObject({
    TEMPORAL_NAMESPACE: 'dual-checkin',
    LOG_LEVEL: 'info',
  })
})

test('every wrong variable is named at once', () => {
  expect(
    faultsOf({
      DATABASE_URL: 'mysql://x',
      TEMPORAL_ADDRESS: 'no port',
      WORKER_HEALTH_PORT: '0',
      LOG_LEVEL: 'loud',
    }),
  ).toEqual([
    'AUDIT_KEY_FILE',
    'DATABASE_URL',
    'DATA_KEY_FILE',
    'FILES_DIR',
    'LOG_LEVEL',
    'PAYLOAD_KEY_FILE',
    'TEMPORAL_ADDRESS',
    'WORKER_HEALTH_PORT',
  ])
  expect(faultsOf({ ...complete, DUAL_CHECKIN_FAULT: 'after-commit:2' })).toEqual(['DUAL_CHECKIN_FAULT'])
})
