/** 日常评议 over HTTP: codes, voices, what stands out, 做得好; and the questions by version. */
import { z } from 'zod'
import {
  appraisalLacks,
  type AppraisalSource,
  type OutlierReason,
  type Verdict,
} from '#domain/appraisal/appraisal.js'
import { id, instant, page, processId, text } from './shared.js'

export { appraisalLacks } from '#domain/appraisal/appraisal.js'

export const appraisalSourceLabels: Readonly<Record<AppraisalSource, string>> = {
  code: '扫码',
  paper: '纸质代录',
  community: '社区评议',
}
export const outlierReasonLabels: Readonly<Record<OutlierReason, string>> = {
  farFromOthers: '与其他人相差很大',
  manyAtOnce: '同一网络短时间内很多份',
  flood: '同一张码短时间内涌入',
}

export const serviceKindLabels = { activity: '活动', claim: '项目认领', post: '服务岗位' } as const
export const verdictLabels: Readonly<Record<Verdict, string>> = { kept: '保留', noted: '存疑' }

const ofPerson = z.object({ id, name: z.string() })
const ofUnit = z.object({ id, name: z.string() })

/** So many slips at once; more are made by asking again. */
export const mostSlips = 200
/** Sheets of paper in one sending. */
export const mostEntered = 100

export const questionId = z.string().regex(/^[a-z][A-Za-z0-9]{0,19}$/, '题目代码用英文字母开头')
const answers = z.record(questionId, z.int().min(1).max(10))
export const appraisalComment = text(300)

const question = z.strictObject({ id: questionId, text: text(60, 4) })
const step = z.strictObject({ value: z.int().min(1).max(10), label: text(8), face: text(8) })

export const setAppraisalForm = z
  .strictObject({
    /** The district, or the unit below it, whose questions they are. */
    unitId: id,
    /** The questions that count there until now. */
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

const form = z.object({
  id: z.int(),
  version: z.int(),
  questions: z.array(z.object({ id: z.string(), text: z.string() })),
  scale: z.array(z.object({ value: z.int(), label: z.string(), face: z.string() })),
  /** Whose it is; the programme's own without one. */
  unit: ofUnit.optional(),
})
export const appraisalFormsQuery = z.strictObject({
  /** One's own district without it. */
  unitId: id.optional(),
})
/** The questions of one unit: what counts there, its own versions and how much each was used, who has others below. */
export const appraisalForms = z.object({
  unit: ofUnit,
  current: form,
  versions: z.array(
    form.extend({
      reason: z.string(),
      setBy: z.string(),
      setAt: instant,
      services: z.int(),
      voices: z.int(),
    }),
  ),
  /** Units below with questions of their own: a change here does not reach them. */
  others: z.array(z.object({ id: z.string(), name: z.string(), version: z.int() })),
  allowedActions: z.array(z.literal('set')),
})

const command = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('makeCodes'),
    kind: z.enum(['slip', 'shared']),
    count: z.int().min(1).max(mostSlips, `一次最多 ${mostSlips} 张`).default(1),
    /** After the service; as many as the rules allow without it. */
    days: z.int().min(0).max(90).optional(),
  }),
  z.strictObject({ name: z.literal('revokeCode'), codeId: z.uuid(), reason: text(200, 2) }),
  z.strictObject({
    name: z.literal('enter'),
    source: z.enum(['paper', 'community']),
    formId: z.int32().min(1),
    items: z
      .array(z.strictObject({ answers, comment: appraisalComment.optional() }))
      .min(1)
      .max(mostEntered, `一次最多 ${mostEntered} 份`),
  }),
  z.strictObject({ name: z.literal('withdrawEntry'), appraisalId: z.uuid(), reason: text(300, 2) }),
  z.strictObject({
    name: z.literal('judge'),
    appraisalIds: z.array(z.uuid()).min(1).max(500),
    verdict: z.enum(['kept', 'noted']),
    reason: text(300, 4),
  }),
  z.strictObject({
    name: z.literal('giveDoneWell'),
    personId: id.optional(),
    unitId: id.optional(),
    reason: text(300, 4),
    /** Under a published month: that it becomes a correction of the next one is known. */
    asCorrection: z.boolean().default(false),
  }),
  z.strictObject({
    name: z.literal('withdrawDoneWell'),
    doneWellId: z.uuid(),
    reason: text(300, 4),
    asCorrection: z.boolean().default(false),
  }),
  z.strictObject({ name: z.literal('reply'), text: text(500, 2) }),
])
export const appraisalOrder = z.strictObject({ command })
export type AppraisalCommand = z.infer<typeof appraisalOrder>['command']
export const appraisalAnswer = z.object({
  /** Of what was made. */
  id: z.string().optional(),
})
/** Of the activity, of the claim that is completed, or of the claim of a post that has ended. */
export const appraisalParams = z.strictObject({ id: processId })
export const appraisalQuery = page.extend({
  /** Only voices that stand out. */
  only: z.literal('outliers').optional(),
})

const figures = z.object({ count: z.int(), mean: z.number().nullable() })
const source = z.enum(['code', 'paper', 'community'])
const summary = z.object({
  service: z.object({
    id: z.string(),
    kind: z.enum(['activity', 'claim', 'post']),
    number: z.string(),
    title: z.string(),
    startsAt: instant,
    community: ofUnit,
  }),
  /** All voices; nothing but an entry withdrawn as a mistake is left out. */
  figures,
  /** The same without those that stand out and are undecided or noted; the same figures when there are none. */
  withoutOutliers: figures,
  undecidedOutliers: z.int(),
  notedOutliers: z.int(),
  sources: z.array(z.object({ source, label: z.string(), count: z.int() })),
  /** By the questions that were asked: a service may have been appraised with two versions. */
  results: z.array(
    z.object({
      form: z.object({ id: z.int(), version: z.int(), unit: ofUnit.optional() }),
      count: z.int(),
      questions: z.array(
        z.object({
          id: z.string(),
          text: z.string(),
          /** One for each step of the scale. */
          counts: z.array(z.object({ label: z.string(), face: z.string(), count: z.int() })),
        }),
      ),
    }),
  ),
  replies: z.array(z.object({ text: z.string(), byName: z.string(), at: instant })),
})

const said = z.object({ reason: z.string(), byName: z.string(), at: instant })
export const appraisalVoice = z.object({
  id: z.string(),
  source,
  sourceName: z.string(),
  formId: z.int(),
  answers,
  score: z.number(),
  comment: z.string().optional(),
  at: instant,
  enteredBy: z.string().optional(),
  withdrawn: said.optional(),
  outlier: z.array(z.string()),
  judgement: said.extend({ verdict: z.enum(['kept', 'noted']), label: z.string() }).optional(),
})

export const appraisalOverview = summary.extend({
  /** What paper may be entered by, the newest first: what counts here, and what codes were printed with. */
  forms: z.array(form),
  currentFormId: z.int(),
  voices: z.object({ items: z.array(appraisalVoice), total: z.int() }),
  codes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['slip', 'shared']),
      number: z.int(),
      /** Behind the portal's address; only to those who print it. */
      path: z.string(),
      formId: z.int(),
      opensAt: instant,
      closesAt: instant,
      state: z.enum(['open', 'used', 'revoked', 'over']),
    }),
  ),
  /** How long codes hold, and how many voices one network gives with a shared code within an hour. */
  rule: z.object({ days: z.int(), anHour: z.int(), closesAt: instant }),
  doneWell: z.array(
    z.object({
      id: z.string(),
      person: ofPerson.optional(),
      unit: ofUnit.optional(),
      reason: z.string(),
      byName: z.string(),
      at: instant,
      /** Their attendance stands no more, and this gives nothing. */
      isVoid: z.boolean(),
      withdrawn: said.optional(),
    }),
  ),
  /** The month of the service when its points are published: what changes now is a correction of a later month. */
  publishedMonth: z.string().optional(),
  /** Who served, to the community's word: of whom it may be said. */
  served: z.array(z.object({ person: ofPerson.optional(), unit: ofUnit.optional() })),
  allowedActions: z.array(
    z.enum([
      ...(['makeCodes', 'revokeCode', 'enter', 'withdrawEntry', 'judge'] as const),
      ...(['giveDoneWell', 'withdrawDoneWell', 'reply'] as const),
    ]),
  ),
})

export const ownAppraisalsQuery = page.extend({
  /** Only of services of the last thirty days. */
  recent: z.stringbool().default(false),
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
  total: z.int(),
})

export const waitingServicesQuery = page.extend({
  /** Whose word is missing; either's without it. */
  lack: z.enum(appraisalLacks).optional(),
})
/** Services of the last month that somebody has yet to appraise, those that have waited longest first. */
export const waitingServices = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        kind: z.enum(['activity', 'claim', 'post']),
        kindLabel: z.string(),
        title: z.string(),
        community: ofUnit,
        /** The member at the post, the Party organisation of the claim. */
        servedBy: z.string().optional(),
        /** When it ended, or was accepted. */
        endedAt: instant,
        lacks: z.array(z.enum(appraisalLacks)),
        /** A resident had asked for it: their word is worth asking for first. */
        isFromResident: z.boolean(),
        allowedActions: z.array(z.literal('appraise')),
      })
      .meta({ id: 'WaitingService' }),
  ),
  total: z.int(),
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
