/** A person's key names the process it starts (UUID version 5), so that a repeat finds the same one. */
import { createHash } from 'node:crypto'

/** Ours, made once; any other would do as well. */
const namespace = Buffer.from('6f0c2d6e5b0a4f7d9a3e1c8b7d2f4a90', 'hex')

export const processIdOf = (personId: string, key: string): string => {
  const bytes = createHash('sha1').update(namespace).update(`${personId} ${key}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
