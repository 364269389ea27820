import { createHash } from 'node:crypto'

/** What the system asks by itself: the key says all of it, so the same key is the same request. */
export const ownRequest = (key: string): { key: string; bodyHash: string } => ({
  key,
  bodyHash: createHash('sha256').update(key).digest('hex'),
})
