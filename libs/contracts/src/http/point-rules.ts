/** Versions of the point rules, the watch over months and weeks, and what everybody may read, over HTTP. */
import { z } from 'zod'
import { periodConditions, type PeriodCondition } from '#domain/points/period-strip.js'
import { waitingReasons, type WaitingReason } from '#domain/points/period-watch.js'
import { mostAmount, ruleDays } from '#domain/points/point-rules.js'
import { pointSubjects, zeroWays } from '#domain/points/points.js'
import { month } from './interviews.js'
import { id, localDate, text } from './shared.js'

/** What a version may set; the API tells which number is beyond them. */
export const pointRuleLimits = { amount: { least: 1, most: mostAmount }, ...ruleDays } as const

const place = z.object({ id, name: z.string() })

export const waitingLabels: Readonly<Record<WaitingReason, string>> = {
  notSettled: '尚未结算',
  objectionsRunning: '异议期内',
  objectionsPending: '有申诉尚未处理完',
  notPublished: '异议期已满，待公布',
}

/** Checked by the rules of points, so that each wrong number is told by its own rule. */
const amounts = z.strictObject({ activity: z.number(), doneWell: z.number(), weeklyModel: z.number() })

export const setPointRules = z.strictObject({
  districtId: id,
  fromMonth: month,
  amounts,
  zeroBy: z.enum(zeroWays),
  objectionDays: z.number(),
  publicationDays: z.number(),
  reason: text(500, 5),
})
export type SetPointRules = z.infer<typeof setPointRules>
export const setPointRulesAnswer = z.object({ version: z.int() })

const givenAmounts = z.object({ activity: z.int(), doneWell: z.int(), weeklyModel: z.int() })

const version = z.object({
  version: z.int(),
  /** Absent: those of every district without its own. */
  district: place.optional(),
  fromMonth: month,
  amounts: givenAmounts,
  zeroBy: z.enum(zeroWays),
  objectionDays: z.int(),
  publicationDays: z.int(),
  reason: z.string(),
  setByName: z.string(),
  setOn: localDate,
  /** Whether it holds in the present month. */
  isPresent: z.boolean(),
})

export const pointRuleVersions = z.object({
  districts: z.array(
    z.object({
      district: place,
      /** The latest first. */
      versions: z.array(version),
      mayChange: z.boolean(),
      /** The first month a new version may begin with. */
      earliest: month,
    }),
  ),
})

export const conditionLabels: Readonly<Record<PeriodCondition, string>> = {
  kept: '按时',
  caughtUp: '已补上',
  incomplete: '有单位缺少',
  missing: '缺少',
}

const periodOfStrip = z.object({
  /** `2026-11`, or `2026-W48`. */
  period: z.string(),
  firstDay: localDate,
  is: z.enum(periodConditions),
  isLabel: z.string(),
  /** The day it was caught up. */
  caughtUpOn: localDate.optional(),
  /** How many communities lack the week, or agencies the month. */
  lacking: z.int().optional(),
  /** Some of them. */
  lackingNames: z.array(z.string()).optional(),
})

export const periodsWatched = z.object({
  today: localDate,
  districts: z.array(
    z.object({
      district: place,
      /** From the first one kept to the present, in order. */
      months: z.array(periodOfStrip),
      missing: z.array(month),
      waiting: z.array(z.object({ month, why: z.enum(waitingReasons), whyLabel: z.string() })),
    }),
  ),
  /** Of all communities, from the first one kept to the present, in order. */
  weeks: z.array(periodOfStrip),
})

/** Points of which the public page says how many have reached them. */
export const publicThresholds = [1, 2, 4, 6, 10] as const

const publicCounts = z.object({
  pointed: z.int(),
  zero: z.int(),
  excluded: z.int(),
  reached: z.array(z.object({ points: z.int(), count: z.int() })),
})

/** No name but those of who is honoured. */
export const publicPoints = z.object({
  items: z.array(
    z.object({
      district: place,
      month,
      publishedOn: localDate,
      shownUntil: localDate,
      rules: z.object({
        amounts: givenAmounts,
        zeroBy: z.enum(zeroWays),
      }),
      members: publicCounts,
      agencies: publicCounts,
      /** How many honours there are; the first of them are told. */
      honoursTotal: z.int(),
      honours: z.array(
        z.object({
          week: z.string(),
          subject: z.enum(pointSubjects),
          name: z.string(),
          communityName: z.string(),
          why: z.string().optional(),
        }),
      ),
    }),
  ),
})
