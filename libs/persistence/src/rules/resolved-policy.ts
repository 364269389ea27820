/**
 * The policy that counts at one place, put together from published rows and kept as a version of its own. Its name is
 * told from what it says and where that comes from: the same rows give the same version, whoever puts them together.
 */
import { createHash } from 'node:crypto'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Rules } from '#domain/kernel/state.js'
import { mergePolicy, type PolicyRow } from '#domain/policy/merge-policy.js'
import type { Database } from '../read/database.js'

export interface ResolvedPolicy {
  policy: Rules['policy']
  sources: { shipped: string; rows: Record<string, number> }
}

export interface ToResolve {
  kind: string
  shipped: Rules['policy']
  rows: readonly PolicyRow[]
  /** Ids from the root down to the unit. */
  way: readonly string[]
  today: LocalDate
}

/** @returns nothing where the shipped policy counts as it is */
export const resolvePolicy = ({ kind, shipped, rows, way, today }: ToResolve): ResolvedPolicy | undefined => {
  const { policy, sources } = mergePolicy(shipped, rows, way, today)
  if (Object.keys(sources).length === 0) return undefined
  const content = JSON.stringify([shipped.version, policy, sources])
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return {
    policy: { ...policy, version: `${kind}-${digest}` },
    sources: { shipped: shipped.version, rows: sources },
  }
}

/** Keeps it, so that processes can be rebuilt under it for as long as they are remembered. */
export const keepPolicy = async (
  database: Database,
  kind: string,
  { policy, sources }: ResolvedPolicy,
): Promise<void> => {
  await database.query(
    `INSERT INTO policy_version (kind, version, body, sources) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [kind, policy.version, JSON.stringify(policy), JSON.stringify(sources)],
  )
}
