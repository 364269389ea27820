/** What people may change, by kind of process: the pure entry that the API and the machine's commands read. */
import type { PolicySpec } from '#domain/policy/policy-spec.js'
import { claimPolicySpec } from './claim/claim.policy-spec.js'

export const policySpecs: Record<string, PolicySpec> = { claim: claimPolicySpec }

export const policySpecOf = (kind: string): PolicySpec => {
  const found = policySpecs[kind]
  if (!found) throw new Error(`no policy of kind ${kind}`)
  return found
}

/** The unit whose policy counts for a process with these facts. */
export const policyHomeOf = (kind: string, facts: unknown): string => {
  const { homeFact } = policySpecOf(kind)
  const home = (facts as Record<string, unknown>)[homeFact]
  if (typeof home !== 'string') throw new Error(`${kind} has no ${homeFact}`)
  return home
}
