/**
 * The chain: the hash of a link covers the hash before it, and its seal is a keyed hash. Whoever can write the database
 * but does not have the key cannot make the chain anew.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** A key as a key file holds it. */
export interface SealKey {
  id: string
  secret: Buffer
}

/** The first seals, any of them may have sealed. */
export type SealKeys = readonly [SealKey, ...SealKey[]]

/** Where the chain stands. */
export interface Head {
  sequence: number
  hash: string
}

export const genesis: Head = { sequence: 0, hash: '0'.repeat(64) }

/** What a link is about: an entry of the audit, or a step of a process. */
export interface Sealed {
  entryId: number | null
  processId: string | null
  stepNo: number | null
}

export interface Link extends Sealed {
  sequence: number
  digest: string
  /** ISO 8601 with microseconds, as Postgres keeps it. */
  sealedAt: string
  hash: string
  seal: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** @param text the row or rows as canonical text; null when they are gone */
export const digestOf = (text: string | null): string => sha256(text ?? '')

export const hashOf = (before: string, link: Omit<Link, 'hash' | 'seal'>): string => {
  const { sequence, entryId, processId, stepNo, sealedAt, digest } = link
  return sha256(JSON.stringify([before, sequence, entryId, processId, stepNo, sealedAt, digest]))
}

/** `<key id>.<keyed hash>` of a text for one purpose, so that a seal of one kind is never one of another. */
export const sealWith = ([newest]: SealKeys, purpose: 'link' | 'anchor', text: string): string =>
  `${newest.id}.${keyedHash(newest, purpose, text)}`

export const isSealOf = (keys: SealKeys, purpose: 'link' | 'anchor', text: string, seal: string): boolean => {
  const [id, hash = ''] = seal.split('.')
  const key = keys.find(each => each.id === id)
  return key !== undefined && isEqual(hash, keyedHash(key, purpose, text))
}

const keyedHash = ({ secret }: SealKey, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}:${text}`).digest('hex')

const isEqual = (given: string, expected: string): boolean =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))

/** The next links, one for each text in order. */
export const linksAfter = (
  keys: SealKeys,
  head: Head,
  sealedAt: string,
  texts: readonly (Sealed & { text: string | null })[],
): Link[] => {
  let before = head
  return texts.map(({ text, ...sealed }) => {
    const bare = { ...sealed, sequence: before.sequence + 1, sealedAt, digest: digestOf(text) }
    const hash = hashOf(before.hash, bare)
    before = { sequence: bare.sequence, hash }
    return { ...bare, hash, seal: sealWith(keys, 'link', hash) }
  })
}
