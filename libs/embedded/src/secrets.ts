import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The path of a secret of 32 random bytes (base64), made on first use and readable by the owner alone.
 * Exclusive creation, so two starts at once agree on one secret.
 */
export function secretFile(secretsDir: string, name: string): string {
  const path = join(secretsDir, name)
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, `${randomBytes(32).toString('base64')}\n`)
    closeSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return path
}

/** The content of a secret, made on first use. */
export function readSecret(secretsDir: string, name: string): string {
  return readFileSync(secretFile(secretsDir, name), 'utf8').trim()
}
