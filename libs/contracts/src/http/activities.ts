/** 服务活动 over HTTP: the plan and the acts on it, lists, signing up. */
import { z } from 'zod'
import { activityAudiences, activityStates, signUpStates } from '#domain/activity/activity.js'
import { activityCancelReasons } from '../workflow/activity.js'
import { openText } from './open-text.js'
import { id, instant, localDate, page, processId, text } from './shared.js'

export const activityCancelLabels: Readonly<Record<(typeof activityCancelReasons)[number], string>> = {
  weather: '天气原因',
  emergency: '突发情况',
  tooFew: '报名人数不足',
  venue: '场地原因',
  other: '其他',
}
export const activityStateLabels: Readonly<Record<(typeof activityStates)[number], string>> = {
  planned: '待审核',
  open: '报名中',
  held: '待确认',
  closed: '已完成',
  cancelled: '已取消',
  dropped: '计划作废',
}
export const signUpStateLabels: Readonly<Record<(typeof signUpStates)[number], string>> = {
  signed: '已报上',
  waiting: '候补',
  cancelled: '已取消',
}

const places = z.int('须为整数').min(1, '至少 1 个').max(10_000, '不超过 10000 个')

/** What a community fills in; `cancelUntil` is policy's when left out. */
export const activityPlan = z.strictObject({
  title: openText(60),
  content: openText(1000, 0).default(''),
  place: openText(100),
  startsAt: instant,
  endsAt: instant,
  signUpUntil: instant,
  cancelUntil: instant.optional(),
  capacity: places.optional(),
  audience: z.enum(activityAudiences).default('community'),
  posts: z
    .array(z.strictObject({ postCode: id, places }))
    .max(20, '不超过 20 类岗位')
    .default([]),
})

export const planActivity = activityPlan.extend({
  communityId: id,
  projectId: id.optional(),
})
export type PlanActivity = z.output<typeof planActivity>

/** Body of every act of an activity, by form and act. */
export const activityActs = {
  planReview: {
    approvePlan: z.strictObject({ note: text(300, 0).default('') }),
    refusePlan: z.strictObject({ reason: text(500) }),
  },
  organising: {
    changePlan: z.strictObject({
      plan: activityPlan,
      reason: text(300),
      lastOnesWait: z.boolean().default(false),
    }),
    cancelActivity: z.strictObject({ reasonCode: z.enum(activityCancelReasons), reason: openText(500) }),
  },
  attendanceConfirmation: { confirmAttendance: z.strictObject({ note: text(300, 0).default('') }) },
  activitySummary: { summarise: z.strictObject({ summary: openText(2000) }) },
} as const

const state = z.enum(activityStates)
const ownSignUp = z.object({
  state: z.enum(signUpStates),
  stateLabel: z.string(),
  /** In the waiting list, from 1. */
  place: z.int().optional(),
  postName: z.string().optional(),
  places: z.int(),
})

export const activityItem = z
  .object({
    id: processId,
    number: z.string(),
    title: z.string(),
    place: z.string(),
    community: z.object({ id, name: z.string() }),
    startsAt: instant,
    endsAt: instant,
    signUpUntil: instant,
    capacity: z.int().optional(),
    taken: z.int(),
    waiting: z.int(),
    state,
    stateLabel: z.string(),
    /** Time or place have changed after it was announced. */
    isMoved: z.boolean(),
    /** Of whoever asks. */
    own: ownSignUp.optional(),
  })
  .meta({ id: 'Activity' })
export type ActivityItem = z.infer<typeof activityItem>

/** `scope`: within one's office, open to oneself, or one's own sign-ups. */
export const activityQuery = page.extend({
  scope: z.enum(['managed', 'near', 'own']),
  unitId: id.optional(),
  state: state.optional(),
  /** Within one's office: those to come, with attendances to decide on, without the community's own appraisal. */
  waits: z.enum(['start', 'attendance', 'signUp', 'coming']).optional(),
  /** Days in Asia/Shanghai on which it begins, both included. */
  from: localDate.optional(),
  to: localDate.optional(),
  search: z.string().trim().max(100).optional(),
})
export const activityExportQuery = activityQuery.omit({ offset: true, limit: true })
export type ActivityQuery = z.output<typeof activityQuery>
export const activityList = z.object({ items: z.array(activityItem), total: z.int() })

/** What somebody may do, and the rule that says no. */
const possible = z.object({
  may: z.boolean(),
  why: z.string().optional(),
})

const cancel = possible.extend({ isFree: z.boolean() })

/** Ways on from an activity: its list of attendance, the turning code, what residents said, photos that look like others. */
export const activityWays = ['openAttendance', 'showCode', 'openAppraisals', 'comparePhotos'] as const
export type ActivityWay = (typeof activityWays)[number]

export const activityDetail = activityItem.extend({
  content: z.string(),
  cancelUntil: instant,
  audience: z.enum(activityAudiences),
  organiserName: z.string(),
  project: z.object({ id, title: z.string() }).optional(),
  posts: z.array(z.object({ postCode: id, name: z.string(), places: z.int(), taken: z.int() })),
  cancelReason: z.string().optional(),
  summary: z.string().optional(),
  /** Another activity that one has a place in at the same time. */
  overlaps: z.array(z.object({ id: processId, title: z.string(), startsAt: z.string() })),
  signUp: possible,
  cancel,
  /** Party organisations that one speaks for. */
  units: z.array(z.object({ id, name: z.string(), own: ownSignUp.optional(), signUp: possible, cancel })),
  /** Whether the process and the list of sign-ups are there to be seen. */
  mayManage: z.boolean(),
  /** For whoever looks after it. */
  allowedActions: z.array(z.enum(activityWays)),
})
export type ActivityDetail = z.infer<typeof activityDetail>

export const activityParams = z.strictObject({ id: processId })
export const signUpRequest = z.strictObject({
  postCode: id.optional(),
  /** A Party organisation that one speaks for, with how many come. */
  unitId: id.optional(),
  places: places.default(1),
  despiteOverlap: z.boolean().default(false),
})
export type SignUpRequest = z.output<typeof signUpRequest>
export const cancelSignUpRequest = z.strictObject({ unitId: id.optional(), reason: text(300).optional() })
export type CancelSignUpRequest = z.output<typeof cancelSignUpRequest>
export const signUpAnswer = z.object({ state: z.enum(signUpStates), stateLabel: z.string() })

export const signUpList = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        personId: id.optional(),
        personName: z.string().optional(),
        unit: z.object({ id, name: z.string() }),
        isUnit: z.boolean(),
        postName: z.string().optional(),
        places: z.int(),
        state: z.enum(signUpStates),
        stateLabel: z.string(),
        at: instant,
        endedAt: instant.optional(),
        endReason: z.string().optional(),
      })
      .meta({ id: 'SignUpLine' }),
  ),
  total: z.int(),
})

/** What a plan may choose from. */
export const activityOptions = z.object({
  communities: z.array(z.object({ id, name: z.string(), othersToo: z.boolean(), cancelHours: z.int() })),
  posts: z.array(z.object({ code: id, name: z.string() })),
})

/** The activity's own part of a process page. */
export const activityPart = z
  .object({
    plan: activityPlan,
    organiserName: z.string(),
    posts: z.array(z.object({ name: z.string(), places: z.int() })),
    isMoved: z.boolean(),
    cancelled: z.object({ reasonLabel: z.string(), reason: z.string() }).optional(),
    refusal: z.string().optional(),
    summary: z.string().optional(),
  })
  .meta({ id: 'ActivityPart' })
export type ActivityPart = z.infer<typeof activityPart>
