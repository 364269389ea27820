/** Keeps what is stored unreadable without the key file: AES-256-GCM, a fresh nonce each time. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Key, Keys } from './key-file.js'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Nonce, sealed bytes and tag, in this order. */
export const seal = ({ secret }: Key, bytes: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, secret, nonce)
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when the key is another one or the bytes were changed */
export const unseal = ({ secret }: Key, sealed: Uint8Array): Buffer => {
  const decipher = createDecipheriv(algorithm, secret, sealed.subarray(0, nonceBytes))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
}

/** `<key id>.<base64url>`: a column that can be read again after a change of keys. */
export const sealText = ([newest]: Keys, text: string): string =>
  `${newest.id}.${seal(newest, Buffer.from(text)).toString('base64url')}`

/** @throws Error when its key is no longer in the key file, or it was changed */
export const unsealText = (keys: Keys, sealed: string): string => {
  const [id = '', body = ''] = sealed.split('.')
  return unseal(keyById(keys, id), Buffer.from(body, 'base64url')).toString()
}

/** @throws Error naming the missing key */
export const keyById = (keys: Keys, id: string): Key => {
  const key = keys.find(each => each.id === id)
  if (!key) throw new Error(`key ${id} is not in the key file`)
  return key
}
