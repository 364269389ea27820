/** 约谈整改 over HTTP: the acts on an interview, and what its page shows. */
import { z } from 'zod'
import { excuseGrounds } from '../workflow/interview.js'
import { id, instant, localDate, text } from './shared.js'

export const excuseLabels: Readonly<Record<(typeof excuseGrounds)[number], string>> = {
  illness: '因病',
  secondment: '借调、外派',
  leave: '休假',
  familyCare: '照料家人',
  servedUncounted: '参加了服务但未计分',
  other: '其他',
}

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份格式应为 YYYY-MM')

const reason = z.strictObject({ reason: text(500) })
const nothing = z.strictObject({})

/** Body of every act of an interview, by form and act. */
export const interviewActs = {
  excuse: { fileExcuse: z.strictObject({ ground: z.enum(excuseGrounds), reason: text(1000) }) },
  excuseDecision: { grantExcuse: reason, denyExcuse: reason },
  interview: {
    holdInterview: z.strictObject({ heldOn: localDate, record: text(4000), measures: text(2000) }),
  },
  recordAnswer: { confirmRecord: nothing, commentRecord: z.strictObject({ comment: text(2000) }) },
  rectification: { submitEvidence: z.strictObject({ evidence: text(4000) }) },
  verification: { verify: reason, askForEvidence: reason, failRectification: reason },
  superiorNote: { recordFailure: reason, rectifyAnew: reason },
  correction: { cancelInterview: reason },
} as const

const place = z.object({ id, name: z.string() })

/** The interview's own part of a process page. */
export const interviewDetail = z
  .object({
    months: z.array(month),
    personName: z.string(),
    agency: place,
    isSuperior: z.boolean(),
    excuse: z
      .object({
        groundLabel: z.string(),
        reason: z.string(),
        decision: z.object({ granted: z.boolean(), reason: z.string(), byName: z.string() }).optional(),
      })
      .optional(),
    interview: z
      .object({ heldOn: localDate, record: z.string(), measures: z.string(), byName: z.string() })
      .optional(),
    answer: z.object({ confirmed: z.boolean(), comment: z.string().optional(), at: instant }).optional(),
    rectifications: z.array(
      z.object({
        since: localDate,
        evidence: z.object({ text: z.string(), at: instant }).optional(),
        judgement: z.object({ accepted: z.boolean(), reason: z.string(), byName: z.string() }).optional(),
      }),
    ),
  })
  .meta({ id: 'InterviewDetail' })
export type InterviewDetail = z.infer<typeof interviewDetail>
