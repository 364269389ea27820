/** 积分 over HTTP: the ledger of one subject, the months and where everybody stands in them, objections. */
import { z } from 'zod'
import {
  pointFactKinds,
  pointMonthStates,
  pointRules,
  pointSubjects,
  standings,
  type Exclusion,
  type PointMonthState,
  type PointRule,
  type Standing,
} from '#domain/points/points.js'
import { followUp, followUpCounts } from './follow-ups.js'
import { month } from './interviews.js'
import { id, localDate, page, text } from './shared.js'

export const pointRuleLabels: Readonly<Record<PointRule, string>> = {
  activity: '参加活动',
  doneWell: '表现良好',
  weeklyModel: '周典型',
}
export const pointMonthLabels: Readonly<Record<PointMonthState, string>> = {
  open: '进行中',
  objections: '异议期',
  published: '已公布',
}
export const standingLabels: Readonly<Record<Standing, string>> = {
  pointed: '有积分',
  zero: '零积分',
  excluded: '不计零积分',
}
/** Each names its rule. */
export const exclusionLabels: Readonly<Record<Exclusion, string>> = {
  suspended: '当月有暂停参加的日子',
  joined: '当月才报到或入职',
  moved: '当月转到另一社区',
  nothingOffered: '所在社区当月没有活动可参加',
}

const place = z.object({ id, name: z.string() })
export const pointSubject = z.enum(pointSubjects)

const pointMonth = z.object({
  /** Whose month it is. */
  district: place,
  month,
  state: z.enum(pointMonthStates),
  stateLabel: z.string(),
  settledOn: localDate.optional(),
  /** Absent once it has passed without a publication. */
  objectionsUntil: localDate.optional(),
  publishedOn: localDate.optional(),
  /** The last day on the public page. */
  shownUntil: localDate.optional(),
})

const entry = z
  .object({
    id: z.string(),
    month,
    ruleLabel: z.string(),
    rule: z.enum(pointRules),
    ruleVersion: z.int(),
    amount: z.int(),
    factKind: z.enum(pointFactKinds),
    /** What it was for: the activity's title, the claim's. */
    factLabel: z.string(),
    factOn: localDate,
    confirmedByName: z.string(),
    /** Taken back by a later entry, or taking one back: why. */
    note: z.string().optional(),
    /** What was done well, what the model did, what was decided on an objection; why it was withdrawn, refused or revoked. */
    reason: z.string().optional(),
    /** Whether the person asking may object to it now. */
    mayObject: z.boolean(),
    /** Of a point taken back to which they may object: the activity for which it is missing. */
    activityId: id.optional(),
  })
  .meta({ id: 'PointEntry' })

/** Oneself, unless told otherwise. */
export const ledgerExportQuery = z.strictObject({
  subject: pointSubject.default('member'),
  subjectId: id.optional(),
})
const entryId = z.string().regex(/^\d{1,18}$/, '编号格式不正确')
export const ledgerQuery = ledgerExportQuery.extend({
  /** `next` of the page before. */
  before: entryId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const pointLedger = z.object({
  subject: pointSubject,
  subjectId: id,
  subjectName: z.string(),
  balance: z.int(),
  /** Newest first. */
  items: z.array(entry),
  /** There are earlier ones: what to ask for them with. */
  next: entryId.optional(),
  months: z.array(
    pointMonth.extend({
      points: z.int(),
      standing: z.enum(standings).optional(),
      standingLabel: z.string().optional(),
      /** Why nothing is counted as zero, where it is not. */
      reason: z.string().optional(),
      /** The interview, or the agency's reminder, that it has led to, for whoever may read that. */
      followUp: followUp.optional(),
      mayObject: z.boolean(),
    }),
  ),
})

const counts = z.object({ pointed: z.int(), zero: z.int(), excluded: z.int() })
export const pointMonths = z.object({
  items: z.array(
    pointMonth.extend({
      members: counts,
      agencies: counts,
      points: z.int(),
      pendingObjections: z.int(),
      /** What the published month asks for, once it asks for something. */
      followUps: followUpCounts.optional(),
      publicationAsked: z.boolean(),
      mayPublish: z.boolean(),
    }),
  ),
  /** Months that should be there and are not; none unless something is wrong. */
  missing: z.array(z.object({ district: place, month })),
})

export const monthParams = z.strictObject({ month })
/** Of one district; needed only by whoever sees several. */
export const monthAgenciesQuery = page.extend({
  districtId: id.optional(),
  search: z.string().trim().max(100).optional(),
})
export const monthAgenciesExportQuery = monthAgenciesQuery.omit({ offset: true, limit: true })
export const monthAgencies = z.object({
  month: pointMonth,
  items: z.array(
    z.object({
      agency: place,
      points: z.int(),
      standing: z.enum(standings),
      standingLabel: z.string(),
      reason: z.string().optional(),
      members: counts,
      memberPoints: z.int(),
      /** The agency's own reminder. */
      reminder: followUp.optional(),
      /** Of its members. */
      interviews: followUpCounts.optional(),
      /** Whether the names may be seen. */
      mayOpen: z.boolean(),
    }),
  ),
  total: z.int(),
  /** How many members have how many points, over all of them. */
  distribution: z.array(z.object({ points: z.int(), members: z.int() })),
})

export const standingsQuery = page.extend({ agencyId: id, standing: z.enum(standings).optional() })
export const standingsExportQuery = standingsQuery.omit({ offset: true, limit: true })
export const monthStandings = z.object({
  items: z.array(
    z.object({
      personId: id,
      name: z.string(),
      points: z.int(),
      standing: z.enum(standings),
      standingLabel: z.string(),
      reason: z.string().optional(),
      /** The interview that it led to, for whoever may read it. */
      followUp: followUp.optional(),
    }),
  ),
  total: z.int(),
})

/** The district that publishes. */
export const publishPoints = z.strictObject({ districtId: id })
export const publicationAnswer = z.object({ month, asked: z.boolean() })

/** Points that may be missing: whoever is a week's model was chosen and publicised, and objects there. */
const missingRule = z.enum(['activity', 'doneWell'])

export const missingPointsQuery = z.strictObject({
  month,
  subject: pointSubject,
  agencyId: id.optional(),
  /** By title or community. */
  search: z.string().trim().max(100).optional(),
})
/** Activities of a month in which somebody may say a point is missing. */
export const missingPoints = z.object({
  /** There are others, to be searched for. */
  isMore: z.boolean(),
  items: z.array(
    z.object({
      activity: z.object({ id, title: z.string(), on: localDate }),
      community: place,
      /** What has not been given for it. */
      rules: z.array(missingRule),
    }),
  ),
})

export const startObjection = z.strictObject({
  month,
  subject: pointSubject,
  /** The agency, where it is the agency's. */
  agencyId: id.optional(),
  about: z.enum(['missing', 'wrong']),
  /** Of a missing one: what for, and in which activity. */
  rule: missingRule.optional(),
  activityId: id.optional(),
  /** Of a wrong one. */
  entryId: entryId.optional(),
  claim: text(1000, 5),
})
export type StartObjection = z.infer<typeof startObjection>

const reason = z.strictObject({ reason: text(500) })

/** Body of every act of an objection, by form and act. */
export const pointObjectionActs = {
  objectionDecision: { upholdObjection: reason, rejectObjection: reason },
  objectionRetraction: { retractObjection: z.strictObject({}) },
} as const

/** The objection's own part of a process page. */
export const pointObjectionDetail = z
  .object({
    month,
    subjectName: z.string(),
    community: place,
    aboutLabel: z.string(),
    ruleLabel: z.string(),
    activity: z.object({ id, title: z.string(), on: localDate }).optional(),
    claim: z.string(),
    decision: z.object({ reason: z.string(), byName: z.string(), on: localDate }).optional(),
  })
  .meta({ id: 'PointObjectionDetail' })
export type PointObjectionDetail = z.infer<typeof pointObjectionDetail>
