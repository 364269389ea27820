import { readWorkerConfig } from '#config/worker.js'
import { faultAfterCommit } from './fault.js'

const config = (env: NodeJS.ProcessEnv) =>
  readWorkerConfig({
    DATABASE_URL: 'postgresql://localhost/dual_checkin',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    PAYLOAD_KEY_FILE: '/somewhere/payload.key',
    DATA_KEY_FILE: '/somewhere/data.key',
    AUDIT_KEY_FILE: '/somewhere/audit.key',
    FILES_DIR: '/somewhere/files',
    ...env,
  })

test('the fault point is heard in tests only', () => {
  const fault = { DUAL_CHECKIN_FAULT: 'after-commit:0.04' }
  expect(faultAfterCommit(config({ ...fault, NODE_ENV: 'production' }))).toBeUndefined()
  expect(faultAfterCommit(config(fault))).toBeUndefined()
  expect(faultAfterCommit(config({ NODE_ENV: 'test' }))).toBeUndefined()
  expect(faultAfterCommit(config({ ...fault, NODE_ENV: 'test' }))).toBeInstanceOf(Function)
})
