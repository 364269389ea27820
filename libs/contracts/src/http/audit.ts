/** The auditor's page: what stands on record, whether it still stands as it was written, and anchors. */
import { z } from 'zod'
import { instant, localDate } from './shared.js'

export const auditOutcome = z.enum(['done', 'refused', 'failed'])

export const auditFilter = z.strictObject({
  /** Id, staff number or full name. */
  person: z.string().trim().max(64).optional(),
  /** Id of what it was about: a process, a unit, a person, a project. */
  subject: z.string().trim().max(64).optional(),
  operation: z.string().max(60).optional(),
  outcome: auditOutcome.optional(),
  from: localDate.optional(),
  to: localDate.optional(),
})
export type AuditFilter = z.infer<typeof auditFilter>

/** Pages go back from a place in the chain, so that what is added meanwhile moves nothing. */
export const auditQuery = auditFilter.extend({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const auditEntry = z
  .object({
    sequence: z.int(),
    at: instant,
    sealedAt: instant,
    personId: z.string().optional(),
    personName: z.string().optional(),
    operation: z.string(),
    operationLabel: z.string(),
    subject: z.string().optional(),
    subjectLabel: z.string().optional(),
    subjectId: z.string().optional(),
    subjectName: z.string().optional(),
    outcome: auditOutcome,
    outcomeLabel: z.string(),
    code: z.string().optional(),
    codeLabel: z.string().optional(),
    /** One Chinese sentence: who did what to what, and what came of it. */
    sentence: z.string(),
    address: z.string().optional(),
    requestId: z.string().optional(),
    session: z.string().optional(),
    /** As they were kept; `said` are the same for people, without what stands in the sentence. */
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    said: z.array(z.object({ label: z.string(), text: z.string() })),
  })
  .meta({ id: 'AuditEntry' })

export const auditEntries = z.object({
  items: z.array(auditEntry),
  /** Goes into `before` of the next page; absent on the last one. */
  next: z.int().optional(),
  /** Written and not sealed yet; they appear when they are. */
  unsealed: z.int(),
})

export const auditOperationList = z.object({
  items: z.array(z.object({ operation: z.string(), label: z.string() })),
})

/** A piece of the chain, after a place in it; with the last piece come the anchors, as lines or whole files. */
export const auditVerification = z.strictObject({
  after: z.int().min(0).default(0),
  anchors: z.string().max(100_000, '内容过长').optional(),
})

export const auditFlaw = z
  .object({
    flaw: z.string(),
    /** Chinese: where, and what is wrong with it. */
    sentence: z.string(),
    sequence: z.int().optional(),
    processId: z.string().optional(),
  })
  .meta({ id: 'AuditFlaw' })

export const auditVerdict = z.object({
  /** The last link that holds. */
  through: z.int(),
  total: z.int(),
  isDone: z.boolean(),
  /** Anchors that were held against the chain, kept and shown ones. */
  anchors: z.int().optional(),
  flaw: auditFlaw.optional(),
})

export const auditAnchor = z
  .object({ day: localDate, sequence: z.int(), hash: z.string(), line: z.string() })
  .meta({ id: 'AuditAnchor' })
export const auditAnchors = z.object({ items: z.array(auditAnchor), now: auditAnchor })
