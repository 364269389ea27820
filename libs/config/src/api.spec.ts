import { ZodError } from 'zod'
import { readApiConfig } from './api.js'

const needed = {
  DATABASE_URL: 'postgresql://localhost/dual_checkin',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  PAYLOAD_KEY_FILE: '/secrets/payload.key',
  SESSION_KEY_FILE: '/secrets/session.key',
  DATA_KEY_FILE: '/secrets/data.key',
  AUDIT_KEY_FILE: '/secrets/audit.key',
  FILES_DIR: '/files',
}

const wrongIn = (environment: NodeJS.ProcessEnv): string[] => {
  try {
    readApiConfig(environment)
    return []
  } catch (error) {
    return (error as ZodError).issues.map(({ path }) => path.join('.'))
  }
}

test('what is needed is enough, and an empty variable counts as not set', () => {
  expect(readApiConfig({ ...needed, PORT: '', HOST: '' })).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 3000,
    DEMO_MODE: false,
  })
})

test('every wrong variable is named at once', () => {
  const wrong = { HOST: '0.0.0.0', DEMO_MODE: '1', PORT: '99999', DATABASE_URL: 'mysql://x' }
  expect(wrongIn(wrong).sort()).toEqual(
    [
      'AUDIT_KEY_FILE',
      'FILES_DIR',
      'DATABASE_URL',
      'DATA_KEY_FILE',
      'DEMO_MODE',
      'PAYLOAD_KEY_FILE',
      'PORT',
      'PUBLIC_ORIGIN',
      'SESSION_KEY_FILE',
      'TEMPORAL_ADDRESS',
    ].sort(),
  )
})

test.each(['0.0.0.0', '10.1.2.3', 'portal.example', '::'])('the demo has no passwords: not on %s', HOST => {
  const open = { ...needed, HOST, PUBLIC_ORIGIN: 'https://portal.example' }
  expect(wrongIn(open)).toEqual([])
  expect(wrongIn({ ...open, DEMO_MODE: '1' })).toEqual(['DEMO_MODE'])
})

test.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('the demo may run on %s', HOST => {
  expect(wrongIn({ ...needed, HOST, DEMO_MODE: '1' })).toEqual([])
})

test.each([
  ['10.0.0.0/8,172.16.0.0/12, fd00::/8', []],
  ['192.168.1.7', []],
  ['10.0.0.0/33', ['TRUSTED_PROXIES']],
  ['proxy.example', ['TRUSTED_PROXIES']],
])('proxies to trust: %s', (TRUSTED_PROXIES, wrong) => {
  expect(wrongIn({ ...needed, TRUSTED_PROXIES })).toEqual(wrong)
})
