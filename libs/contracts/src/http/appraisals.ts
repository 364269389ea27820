/** 日常评议 over HTTP: codes, voices, what stands out, 做得好; and the questions by version. */
import { z } from 'zod'
import type { AppraisalSource, OutlierReason } from '#domain/appraisal/appraisal.js'
import { id, instant, processId, text } from './shared.js'

export const appraisalSourceLabels: Readonly<Record<AppraisalSource, string>> = {
  code: '扫码',
  paper: '纸质代录',
  community: '社区评议',
}
export const outlierReasonLabels: Readonly<Record<OutlierReason, string>> = {
  farFromOthers: '与其他人相差很大',
  manyAtOnce: '同一处短时间内很多份',
}

const ofPerson = z.object({ id, name: z.string() })
const ofUnit = z.object({ id, name: z.string() })

/** So many slips at once; more are made by asking again. */
export const mostSlips = 200
/** Of one shared code, from one network. */
export const mostOfNetwork = 20

export const questionId = z.string().regex(/^[a-z][A-Za-z0-9]{0,19}$/, '题目代码用英文字母开头')
const answers = z.record(questionId, z.int().min(1).max(10))
export const appraisalComment = text(300)

const question = z.strictObject({ id: questionId, text: text(60, 4) })
const step = z.strictObject({ value: z.int().min(1).max(10), label: text(8), face: text(8) })

export const setAppraisalForm = z
  .strictObject({
    /** The one that was changed. */
    basedOn: z.int32().min(1),
    questions: z.array(question).min(1).max(8),
    scale: z.array(step).min(2).max(5),
    reason: text(300, 4),
  })
  .refine(({ questions }) => new Set(questions.map(each => each.id)).size === questions.length, {
    path: ['questions'],
    message: '题目代码不能重复',
  })
  .refine(({ scale }) => scale.every(({ value }, at) => value === at + 1), {
    path: ['scale'],
    message: '等级从 1 起依次递增',
  })
export type SetAppraisalForm = z.infer<typeof setAppraisalForm>

export const appraisalForm = z.object({
  version: z.int(),
  questions: z.array(z.object({ id: z.string(), text: z.string() })),
  scale: z.array(z.object({ value: z.int(), label: z.string(), face: z.string() })),
  reason: z.string(),
  setBy: z.string(),
  setAt: instant,
})
export const appraisalForms = z.object({
  items: z.array(appraisalForm),
  allowedActions: z.array(z.literal('set')),
})

const command = z.discriminatedUnion('name', [
  z
    .strictObject({
      name: z.literal('makeCodes'),
      kind: z.enum(['slip', 'shared']),
      count: z.int().min(1).max(mostSlips, `一次最多 ${mostSlips} 张`).default(1),
      opensAt: instant,
      closesAt: instant,
    })
    .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
      path: ['closesAt'],
      message: '截止须晚于开始',
    }),
  z.strictObject({ name: z.literal('revokeCode'), codeId: z.uuid(), reason: text(200, 2) }),
  z.strictObject({
    name: z.literal('enter'),
    source: z.enum(['paper', 'community']),
    formVersion: z.int32().min(1),
    answers,
    comment: appraisalComment.optional(),
  }),
  z.strictObject({
    name: z.literal('judge'),
    appraisalId: z.uuid(),
    counts: z.boolean(),
    reason: text(300, 4),
  }),
  z.strictObject({
    name: z.literal('giveDoneWell'),
    personId: id.optional(),
    unitId: id.optional(),
    reason: text(300, 4),
  }),
  z.strictObject({ name: z.literal('withdrawDoneWell'), doneWellId: z.uuid(), reason: text(300, 4) }),
  z.strictObject({ name: z.literal('reply'), text: text(500, 2) }),
])
export const appraisalOrder = z.strictObject({ command })
export type AppraisalOrder = z.infer<typeof appraisalOrder>
export const appraisalAnswer = z.object({
  /** Of what was made. */
  id: z.string().optional(),
})
export const appraisalParams = z.strictObject({ activityId: processId })

const figures = z.object({ count: z.int(), mean: z.number().nullable() })
const distribution = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    /** One for each step of the scale. */
    counts: z.array(z.object({ label: z.string(), face: z.string(), count: z.int() })),
  }),
)
const reply = z.object({ text: z.string(), byName: z.string(), at: instant })
const summary = z.object({
  activity: z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    startsAt: instant,
    community: ofUnit,
  }),
  /** All voices but those that somebody decided not to count. */
  figures,
  /** The same without those that stand out and are undecided; the same figures when there are none. */
  withoutOutliers: figures,
  undecidedOutliers: z.int(),
  questions: distribution,
  replies: z.array(reply),
})

export const appraisalOverview = summary.extend({
  form: appraisalForm.pick({ version: true, questions: true, scale: true }),
  voices: z.array(
    z.object({
      id: z.string(),
      source: z.enum(['code', 'paper', 'community']),
      sourceName: z.string(),
      score: z.number(),
      comment: z.string().optional(),
      at: instant,
      enteredBy: z.string().optional(),
      outlier: z.array(z.string()),
      judgement: z
        .object({ counts: z.boolean(), reason: z.string(), byName: z.string(), at: instant })
        .optional(),
    }),
  ),
  codes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['slip', 'shared']),
      number: z.int(),
      /** Behind the portal's address; only to those who print it. */
      path: z.string(),
      opensAt: instant,
      closesAt: instant,
      state: z.enum(['open', 'used', 'revoked', 'over']),
    }),
  ),
  doneWell: z.array(
    z.object({
      id: z.string(),
      person: ofPerson.optional(),
      unit: ofUnit.optional(),
      reason: z.string(),
      byName: z.string(),
      at: instant,
      withdrawn: z.object({ reason: z.string(), byName: z.string(), at: instant }).optional(),
    }),
  ),
  /** Whose attendance is confirmed: of whom it may be said. */
  served: z.array(z.object({ person: ofPerson.optional(), unit: ofUnit.optional() })),
  allowedActions: z.array(
    z.enum(['makeCodes', 'revokeCode', 'enter', 'judge', 'giveDoneWell', 'withdrawDoneWell', 'reply']),
  ),
})

/** Appraisals of what I, or the Party organisation that I look after, took part in: never who said what. */
export const ownAppraisals = z.object({
  items: z.array(
    summary.extend({
      doneWell: z.array(z.object({ subject: z.string(), reason: z.string(), at: instant })),
      comments: z.array(z.string()),
      allowedActions: z.array(z.literal('reply')),
    }),
  ),
})

/** What the residents' page sends, as a form: everything is text and everything may be missing. */
export const appraisalPageFields = z.object({
  code: z.string().max(64).default(''),
  /** The voice's own name, chosen with the first screen. */
  voice: z.uuid().optional().catch(undefined),
  size: z.coerce.number().int().min(18).max(30).catch(20).default(20),
  at: z.coerce.number().int().min(0).max(20).catch(0).default(0),
  /** `a.<question>`: the value chosen. */
  given: z.record(questionId, z.coerce.number().int()).catch({}).default({}),
  comment: z.string().max(2000).catch('').default(''),
  /** The button that was pressed. */
  go: z.string().max(40).catch('').default(''),
})
export type AppraisalPageFields = z.infer<typeof appraisalPageFields>
