/** Codes of an authenticator (RFC 6238: SHA-1, six digits, half a minute), and recovery codes for when it is not at hand. */
import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30
/** A clock may be half a minute off. */
const window = 1
const secretBytes = 20
const recoveryCodeCount = 10
/** 80 bits: too many to try, even with the hashes at hand. */
const recoveryCodeBytes = 10

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: '双报到协同平台', label, secret: Secret.fromBase32(secret), period: periodSeconds })

/** Base32, as authenticators take it. */
export const newTotpSecret = (): string =>
  new Secret({ buffer: new Uint8Array(randomBytes(secretBytes)).buffer }).base32

/** What the picture for the authenticator holds. */
export const totpAddress = (secret: string, label: string): string => totpOf(secret, label).toString()

/** The half minute that the code belongs to; undefined for a wrong one. */
export const totpStepOf = (secret: string, code: string, now = Date.now()): number | undefined => {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window })
  return delta === null ? undefined : Math.floor(now / 1000 / periodSeconds) + delta
}

/** The code of a moment, as an authenticator shows it. */
export const totpCodeAt = (secret: string, now = Date.now()): string =>
  totpOf(secret).generate({ timestamp: now })

/** To be kept on paper, e.g. `ABCD-EFGH-JKLM-NPQR`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodeCount }, () =>
    (
      new Secret({ buffer: new Uint8Array(randomBytes(recoveryCodeBytes)).buffer }).base32.match(/.{4}/g) ??
      []
    ).join('-'),
  )

export const hashOfRecoveryCode = (code: string): string =>
  createHash('sha256').update(code.replace(/-/g, '').toUpperCase()).digest('base64url')
