/** Holds links against what they seal and against each other; names the first that is wrong. */
import type { AuditFlawCode } from '#contracts/http/audit-flaws.js'
import { digestOf, hashOf, isSealOf, type Head, type Link, type Sealed, type SealKeys } from './chain.js'

export type LinkedRow = Link & { text: string | null }

export interface Flaw extends Partial<Sealed> {
  flaw: AuditFlawCode
  /** Where in the chain; absent for what is not in it. */
  sequence?: number
}

export interface LinkCheck {
  flaw: AuditFlawCode
  holds(link: LinkedRow, before: Head, keys: SealKeys): boolean
}

export const linkChecks: readonly LinkCheck[] = [
  { flaw: 'linkMissing', holds: ({ sequence }, before) => sequence === before.sequence + 1 },
  { flaw: 'contentGone', holds: ({ text }) => text !== null },
  { flaw: 'contentChanged', holds: ({ digest, text }) => digest === digestOf(text) },
  { flaw: 'chainBroken', holds: (link, before) => link.hash === hashOf(before.hash, link) },
  { flaw: 'sealForged', holds: ({ hash, seal }, _before, keys) => isSealOf(keys, 'link', hash, seal) },
]

export interface Verdict {
  /** The last link that holds. */
  head: Head
  /** The first one that does not. */
  flaw?: Flaw
}

/**
 * Follows the links from a head, in order of their sequence.
 * @param checks for tests of the checks
 */
export const verifyChain = (
  keys: SealKeys,
  from: Head,
  links: readonly LinkedRow[],
  checks: readonly LinkCheck[] = linkChecks,
): Verdict => {
  let head = from
  for (const link of links) {
    const failed = checks.find(({ holds }) => !holds(link, head, keys))
    const { sequence, entryId, processId, stepNo } = link
    if (failed?.flaw === 'linkMissing')
      return { head, flaw: { flaw: 'linkMissing', sequence: head.sequence + 1 } }
    if (failed) return { head, flaw: { flaw: failed.flaw, sequence, entryId, processId, stepNo } }
    head = { sequence, hash: link.hash }
  }
  return { head }
}
