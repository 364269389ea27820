/**
 * Passwords at rest: scrypt with its parameters in the text, `scrypt$N,r,p$salt$hash` (base64url). One takes about 165 ms
 * and 32 MB, so they wait for each other, and too many waiting are turned away.
 */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/** OWASP's choice for 32 MB. */
const cost = { N: 2 ** 15, r: 8, p: 3 }
const hashBytes = 32
const saltBytes = 16
const memoryBytes = 256 * 1024 * 1024

/** Two at once leave the rest of the thread pool to files and names. */
const atOnce = 2
const mostWaiting = 60

/** More sign-ins at once than this machine can check. */
export class PasswordsBusy extends Error {}

let running = 0
const waiting: (() => void)[] = []

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (waiting.length >= mostWaiting) throw new PasswordsBusy()
  if (running >= atOnce) await new Promise<void>(resolve => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) =>
        scrypt(
          password.normalize('NFKC'),
          salt,
          hashBytes,
          { ...options, maxmem: memoryBytes },
          (error, key) => (error ? reject(error) : resolve(key)),
        ),
      ),
  )

/** @throws PasswordsBusy */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(saltBytes)
  const hash = await derive(password, salt, cost)
  return ['scrypt', Object.values(cost).join(), salt.toString('base64url'), hash.toString('base64url')].join(
    '$',
  )
}

/** Whoever has no password costs as much time as whoever has one: a wrong answer does not tell who exists. */
const nobody = `scrypt$${Object.values(cost).join()}$${randomBytes(saltBytes).toString('base64url')}$${randomBytes(hashBytes).toString('base64url')}`

/** @throws PasswordsBusy */
export const isPasswordOf = async (password: string, stored: string | null | undefined): Promise<boolean> => {
  const [, parameters = '', salt = '', hash = ''] = (stored ?? nobody).split('$')
  const [N, r, p] = parameters.split(',').map(Number)
  const found = await derive(password, Buffer.from(salt, 'base64url'), { N, r, p })
  return timingSafeEqual(found, Buffer.from(hash, 'base64url')) && Boolean(stored)
}

/** Whether it was hashed with other parameters than a new one would be. */
export const isHashedAsOf = (stored: string): boolean => stored.split('$')[1] === Object.values(cost).join()
