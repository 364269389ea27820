/** What the page of an evaluation's process shows of it, and what its forms begin with. */
import { z } from 'zod'
import { evaluationSettings } from './evaluation-acts.js'
import { id, instant } from './shared.js'

export const evaluationPart = z.object({
  settings: evaluationSettings,
  /** Versions of what residents may be asked, the newest first. */
  questionnaires: z.array(z.object({ version: z.int(), question: z.string() })),
  opensAt: instant.optional(),
  closesAt: instant.optional(),
  /** When ballots would be taken if it were approved now; told until it is approved. */
  foreseen: z.object({ opensAt: instant, closesAt: instant }).optional(),
  communities: z.int(),
  /** Whose list each seat tells: another community's than its own when it speaks for one that has become part of its own. */
  tells: z.array(z.object({ chair: id, community: z.string() })),
  /** Names of agencies that have become part of a receiver since the count, whose result it acknowledges too. */
  mergedIn: z.array(z.object({ chair: id, units: z.array(z.string()) })),
  /** Communities that have said how many households they have. */
  listed: z.int(),
})

export type EvaluationPart = z.infer<typeof evaluationPart>
