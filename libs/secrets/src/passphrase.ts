/** Seals under a passphrase that people keep outside the machine. */
import { randomBytes, scryptSync } from 'node:crypto'
import { seal, unseal } from './seal.js'

const saltBytes = 16
/** About a tenth of a second and 64 MB for every guess. */
const cost = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

const keyOf = (passphrase: string, salt: Uint8Array) => ({
  id: '',
  secret: scryptSync(passphrase.normalize('NFKC'), salt, 32, cost),
})

/** Salt, then the sealed bytes. */
export const sealUnder = (passphrase: string, bytes: Uint8Array): Buffer => {
  const salt = randomBytes(saltBytes)
  return Buffer.concat([salt, seal(keyOf(passphrase, salt), bytes)])
}

/** @throws Error when the passphrase is another one or the bytes were changed */
export const unsealUnder = (passphrase: string, sealed: Uint8Array): Buffer =>
  unseal(keyOf(passphrase, sealed.subarray(0, saltBytes)), sealed.subarray(saltBytes))
