/** 每周评选 over HTTP: weeks and what was recommended in them, numbers, the public's models, the residents' page. */
import { z } from 'zod'
import { pointSubjects } from '#domain/points/points.js'
import {
  weekStates,
  type NoneCause,
  type RecommendationSource,
  type WeekState,
} from '#domain/weekly/weekly-selection.js'
import { openText } from './open-text.js'
import { id, instant, localDate, page, processId, text } from './shared.js'
import { week } from './weekly.js'

export const weekStateLabels: Readonly<Record<WeekState, string>> = {
  open: '推荐中',
  deciding: '待评选',
  selected: '已评出',
  none: '本周无典型',
}
export const noneCauseLabels: Readonly<Record<NoneCause, string>> = {
  noRecommendation: '没有推荐',
  allSetAside: '推荐均未采用',
  decidedNone: '评为无典型',
  lapsed: '逾期未评',
  stopped: '评选终止',
}
export const recommendationSourceLabels: Readonly<Record<RecommendationSource, string>> = {
  code: '扫码',
  paper: '纸质代录',
  member: '党员推荐',
}

const place = z.object({ id, name: z.string() })
const subject = z.enum(pointSubjects)
const model = z.object({ subject, id, name: z.string(), agencyName: z.string().optional() })

export const weekItem = z
  .object({
    community: place,
    week,
    weekLabel: z.string(),
    monday: localDate,
    sunday: localDate,
    recommendUntil: localDate,
    decideOn: localDate,
    state: z.enum(weekStates),
    /** Says more than the state where more is known: 待审核公示, 已撤销. */
    stateLabel: z.string(),
    isLate: z.boolean(),
    processId: processId.optional(),
    model: model.optional(),
    publicText: z.string().optional(),
    noneLabel: z.string().optional(),
    reason: z.string().optional(),
    decidedByName: z.string().optional(),
    publishedAt: instant.optional(),
    revoked: z.object({ byName: z.string(), reason: z.string(), at: instant }).optional(),
    /** To whoever looks after the week: how many there are, and how many wait to be read. */
    recommendations: z.int().optional(),
    unread: z.int().optional(),
  })
  .meta({ id: 'WeekItem' })

export const weeksQuery = page.extend({
  unitId: id.optional(),
  state: z.enum(weekStates).optional(),
  late: z.stringbool().optional(),
  week: week.optional(),
  /** Weeks that end between these days, both included. */
  from: localDate.optional(),
  to: localDate.optional(),
})
/** The same list as a workbook, all of it at once. */
export const weeksExportQuery = weeksQuery.omit({ offset: true, limit: true })
export const weekList = z.object({ items: z.array(weekItem), total: z.int() })

export const weekParams = z.strictObject({ communityId: id, week })

const recommendation = z.object({
  id: processId,
  named: z.string(),
  reason: z.string(),
  sourceLabel: z.string(),
  slip: z.string().optional(),
  byName: z.string().optional(),
  at: instant,
  subject: z.object({ subject, id, name: z.string() }).optional(),
  setAside: z.object({ byName: z.string(), reason: z.string() }).optional(),
  standsOut: z.boolean(),
})

export const weekPage = weekItem.extend({
  given: z.array(recommendation),
  /** By the alphabet, each with the facts. */
  candidates: z.array(
    z.object({
      subject,
      id,
      name: z.string(),
      agencyName: z.string().optional(),
      reasons: z.array(z.string()),
      activities: z.array(z.object({ title: z.string(), on: localDate })),
      activitiesOfFourWeeks: z.int(),
      doneWell: z.int(),
      appraisals: z.int(),
      meanScore: z.number().optional(),
      earlierWeeks: z.array(z.string()),
    }),
  ),
  /** What I have said myself in this week. */
  own: z.object({ named: z.string(), reason: z.string(), at: instant }).optional(),
  /** To whoever prints it: behind the portal's address. */
  code: z.object({ path: z.string(), since: instant }).optional(),
  allowedActions: z.array(z.enum(['recommend', 'enterPaper', 'judge', 'makeCode', 'revokeModel'])),
})
export type WeekPage = z.infer<typeof weekPage>

export const recommendationNamed = openText(40, 2)
export const recommendationReason = openText(300, 6)
const judged = z.strictObject({
  name: z.literal('setAside'),
  recommendationId: processId,
  reason: text(200, 4),
})

export const weekOrder = z.strictObject({
  command: z.discriminatedUnion('name', [
    z.strictObject({
      name: z.literal('recommend'),
      named: recommendationNamed,
      reason: recommendationReason,
    }),
    z.strictObject({
      name: z.literal('enterPaper'),
      named: recommendationNamed,
      reason: recommendationReason,
      slip: text(20),
    }),
    z.strictObject({ name: z.literal('link'), recommendationId: processId, subject, subjectId: id }),
    judged,
    z.strictObject({ name: z.literal('makeCode') }),
    z.strictObject({ name: z.literal('revokeModel'), reason: text(300, 4) }),
  ]),
})
export type WeekOrder = z.infer<typeof weekOrder>
export const weekAnswer = z.object({ id: z.string() })

export const weekNumbersQuery = z.strictObject({
  unitId: id.optional(),
  /** So many weeks up to the present one. */
  weeks: z.coerce.number().int().min(1).max(60).default(12),
})
const counts = z.object({
  open: z.int(),
  deciding: z.int(),
  selected: z.int(),
  none: z.int(),
  late: z.int(),
})
export const weekNumbers = z.object({
  unit: place,
  from: localDate,
  to: localDate,
  items: z.array(counts.extend({ unit: place, isCommunity: z.boolean() })),
})

export const publicModelsQuery = page.extend({ communityId: id.optional() })
export const publicModels = z.object({
  items: z.array(
    z.object({
      communityName: z.string(),
      weekLabel: z.string(),
      subjectLabel: z.string(),
      name: z.string(),
      publicText: z.string(),
      publishedAt: instant,
    }),
  ),
  total: z.int(),
})

/** What the residents' page sends, as a form: everything is text and everything may be missing. */
export const recommendPageFields = z.object({
  code: z.string().max(64).catch('').default(''),
  /** The voice's own name, chosen with the first screen. */
  voice: z.uuid().optional().catch(undefined),
  size: z.coerce.number().int().min(18).max(30).catch(20).default(20),
  at: z.coerce.number().int().min(0).max(2).catch(0).default(0),
  named: z.string().max(400).catch('').default(''),
  reason: z.string().max(2000).catch('').default(''),
  /** The button that was pressed. */
  go: z.string().max(40).catch('').default(''),
})
export type RecommendPageFields = z.infer<typeof recommendPageFields>
