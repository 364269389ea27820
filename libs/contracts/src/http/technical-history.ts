/** What the Temporal server keeps of a process's runs, for the system administrator: ids and codes only. */
import { z } from 'zod'
import { instant } from './shared.js'

export const technicalHistoryQuery = z.strictObject({
  /** A run; the newest one when left out. */
  run: z.uuid('编号格式不正确').optional(),
  /** As the page before said under `next`. */
  page: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,4000}$/, '页码格式不正确')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type TechnicalHistoryQuery = z.output<typeof technicalHistoryQuery>

export const technicalRun = z
  .object({
    runId: z.string(),
    status: z.string(),
    statusLabel: z.string(),
    startedAt: instant,
    closedAt: instant.optional(),
    events: z.int(),
  })
  .meta({ id: 'TechnicalRun' })

export const technicalEvent = z
  .object({
    eventId: z.int(),
    at: instant,
    type: z.string(),
    /** The type in words. */
    label: z.string(),
    /** `name=value`: ids, codes and numbers of what was said. */
    summary: z.array(z.string()),
  })
  .meta({ id: 'TechnicalEvent' })

export const technicalHistory = z.object({
  workflowId: z.string(),
  /** Newest first: a run that has grown long is followed by a new one, and so is one that was rebuilt. */
  runs: z.array(technicalRun),
  runId: z.string(),
  /** Newest first. */
  events: z.array(technicalEvent),
  next: z.string().optional(),
})
export type TechnicalHistoryView = z.input<typeof technicalHistory>
