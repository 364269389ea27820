/** 群众民主评议 over HTTP: editions, who is judged, turnout. */
import { z } from 'zod'
import { subjectKinds } from '#domain/evaluation/questionnaire.js'
import { evaluationSettings } from './evaluation-acts.js'
import { lastResult } from './last-results.js'
import { stageTone } from './processes.js'
import { id, instant, processId, text } from './shared.js'

export const startEvaluation = z.strictObject({
  districtId: id,
  settings: evaluationSettings,
  /** All of the district's unless said otherwise. */
  communityIds: z.array(id).min(1, '请至少选择一个社区').max(2_000).optional(),
})

export type StartEvaluation = z.infer<typeof startEvaluation>

export const evaluationParams = z.strictObject({ id: processId })

const unit = z.object({ id, name: z.string() })
const choice = z.object({
  value: z.string(),
  label: z.string(),
  face: z.string(),
  points: z.number().nullable(),
})
export const questionnaireView = z.object({
  version: z.int(),
  questions: z.object({ unit: z.string(), person: z.string() }),
  choices: z.array(choice),
  comment: z.string(),
  at: instant,
})
export type QuestionnaireView = z.infer<typeof questionnaireView>

const question = text(80, 6).refine(value => value.includes('{name}'), '请保留 {name}，它代表被评议的对象')
export const setQuestionnaire = z.strictObject({
  districtId: id,
  questions: z.strictObject({ unit: question, person: question }),
  choices: z
    .array(
      z.strictObject({
        value: z.string().regex(/^[a-z][a-zA-Z0-9]{0,19}$/, '选项代码只用英文字母和数字'),
        label: text(10),
        face: text(4),
        points: z.number().min(0).max(100).nullable(),
      }),
    )
    .min(2, '至少两个选项')
    .max(7, '不超过 7 个选项')
    .refine(list => new Set(list.map(({ value }) => value)).size === list.length, '选项代码不能重复'),
  comment: text(60, 0),
})

export type SetQuestionnaire = z.infer<typeof setQuestionnaire>

const evaluationItem = z.object({
  id: processId,
  number: z.string(),
  title: z.string(),
  year: z.int(),
  district: unit,
  stage: z.string(),
  stageLabel: z.string(),
  tone: stageTone,
  isEnded: z.boolean(),
  opensAt: instant.optional(),
  closesAt: instant.optional(),
  extended: z.boolean(),
  /** Slips that can vote, and that have. */
  drawn: z.int(),
  voted: z.int(),
})

export const evaluationList = z.object({
  items: z.array(evaluationItem),
  total: z.int(),
  /** Districts for which the person prepares evaluations, with what a plan begins with. */
  mayPrepare: z.array(
    z.object({ district: unit, communities: z.array(unit), questionnaires: z.array(questionnaireView) }),
  ),
})

const communityView = z.object({
  ...unit.shape,
  judgedUnits: z.int(),
  judgedMembers: z.int(),
  /** Households on its list, once it has said so. */
  listed: z.int().optional(),
  note: z.string().optional(),
  drawn: z.int(),
  printed: z.int(),
  unprinted: z.int(),
  voted: z.int(),
  void: z.int(),
  /** Ballots on paper that wait for their check. */
  paperWaiting: z.int(),
  /** Its list is so short that 样本不足 is certain. */
  isTooSmall: z.boolean(),
  /** After the count. */
  ballots: z.int().optional(),
  paper: z.int().optional(),
  isSufficient: z.boolean().optional(),
  mayPrint: z.boolean(),
  mayEnterPaper: z.boolean(),
})

export const evaluationDetail = z.object({
  ...evaluationItem.shape,
  settings: evaluationSettings,
  questionnaire: questionnaireView,
  /** Approved: who is judged and what is asked stand. */
  isFrozen: z.boolean(),
  /** Told once the lists of all communities one sees are in: nobody chooses a length by what it would draw. */
  seed: z.string().optional(),
  /** SHA-256 of the seed in hex, from the approval on: the seed is no other one afterwards. */
  seedCommitment: z.string().optional(),
  approval: z.object({ opinion: z.string(), at: instant }).optional(),
  extension: z.object({ reason: z.string(), at: instant, bySystem: z.boolean() }).optional(),
  returns: z.array(z.object({ reason: z.string(), at: instant })),
  stopped: z.object({ reason: z.string() }).optional(),
  unreadable: z.int(),
  communities: z.array(communityView),
  /** To each unit, for the Organization Department. */
  receipts: z
    .array(
      z.object({
        unit,
        /** Names of units that have become part of it since the count. */
        mergedIn: z.array(z.string()),
        state: z.enum(['waiting', 'received', 'unreceived']),
        stateLabel: z.string(),
        byName: z.string().optional(),
        at: instant.optional(),
        isEscalated: z.boolean(),
        /** It has acknowledged its own, and is asked again for a unit that has become part of it since. */
        isAskedAgain: z.boolean(),
      }),
    )
    .optional(),
  may: z.object({
    seeResults: z.boolean(),
    screen: z.boolean(),
    decide: z.boolean(),
  }),
  commentsWaiting: z.int(),
  objectionsWaiting: z.int(),
})

export const receiptLabels = { waiting: '未签收', received: '已签收', unreceived: '逾期未签收' } as const

/** Asked before there is a plan: whom its rule would find in the year's facts. */
export const forecastQuery = z.strictObject({
  districtId: id,
  year: z.coerce.number().int().min(2020).max(2099),
  leastAttendances: z.coerce.number().int().min(0).max(100),
})
export type ForecastQuery = z.infer<typeof forecastQuery>
export const judgedForecast = z.object({
  /** In one community; a plan with more of them in one is not approved. */
  mostJudged: z.int(),
  communities: z.array(
    z.object({
      ...unit.shape,
      judged: z.array(
        z.object({
          kind: z.enum(subjectKinds),
          id,
          name: z.string(),
          claims: z.int(),
          attendances: z.int(),
        }),
      ),
    }),
  ),
})

export const judgedQuery = z.strictObject({ communityId: id })
export const judgedList = z.object({
  items: z.array(
    z.object({
      place: z.int(),
      kind: z.enum(subjectKinds),
      id,
      name: z.string(),
      question: z.string(),
      /** Of the year, as far as the rule looks at them; after the approval only who it is. */
      claims: z.int().optional(),
      attendances: z.int().optional(),
      /** For the Organization Department: what the last published evaluation before this one came to. */
      lastResult: lastResult.optional(),
    }),
  ),
  isFrozen: z.boolean(),
})
