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
const mail = { SMTP_URL: 'smtp://mail.example:587', MAIL_FROM: 'dj@portal.example' }
const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }
const PUBLIC_ORIGIN = 'https://portal.example'

const wrongIn = (environment: NodeJS.ProcessEnv): string[] => {
  try {
    readApiConfig({ ...needed, ...environment })
    return []
  } catch (error) {
    return (error as ZodError).issues.map(({ path }) => path.join('.'))
  }
}

test('what is usual: strict passwords that grow old, no mail, no identity provider', () => {
  expect(readApiConfig(needed)).toMatchObject({
    PASSWORD_MIN_LENGTH: 10,
    PASSWORD_MIN_CLASSES: 3,
    PASSWORD_MAX_AGE_DAYS: 90,
    SECOND_FACTOR_FOR_APPROVERS: false,
    INVITATION_HOURS: 72,
  })
  expect(wrongIn({ ...mail, ...oidc, PUBLIC_ORIGIN })).toEqual([])
})

test.each([
  [{ PASSWORD_MIN_LENGTH: '8' }, ['PASSWORD_MIN_LENGTH']],
  [{ ...mail, SMTP_URL: 'mail.example:25', PUBLIC_ORIGIN }, ['SMTP_URL']],
  [{ SMTP_URL: mail.SMTP_URL, PUBLIC_ORIGIN }, ['MAIL_FROM']],
  [mail, ['PUBLIC_ORIGIN']],
  [oidc, ['PUBLIC_ORIGIN']],
  [{ ...oidc, OIDC_CLIENT_SECRET: '', PUBLIC_ORIGIN }, ['OIDC_CLIENT_ID']],
  [{ ...oidc, OIDC_ISSUER: 'http://id.example', PUBLIC_ORIGIN }, ['OIDC_ISSUER']],
])('%j is wrong in %j', (environment, wrong) => {
  expect(wrongIn(environment)).toEqual(wrong)
})

test('a provider on this machine needs no https', () => {
  expect(wrongIn({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:4000', PUBLIC_ORIGIN })).toEqual([])
})
