/** 积分 (M11): what is given, to whom, for which fact. The ledger only grows; a mistake is reversed by an entry of its own. */
import type { LocalDate } from '../calendar/local-date.js'

/** What points are given for: taking part, having done it well, being the week's model. */
export const pointRules = ['activity', 'doneWell', 'weeklyModel'] as const
export type PointRule = (typeof pointRules)[number]

export const pointSubjects = ['member', 'agency'] as const
export type PointSubject = (typeof pointSubjects)[number]

/** Which fact stands behind an entry: a confirmed attendance, a milestone accepted, time at a post, a selection, an objection upheld. */
export const pointFactKinds = ['activity', 'milestone', 'post', 'selection', 'objection'] as const
export type PointFactKind = (typeof pointFactKinds)[number]

/** Why an entry was reversed: its fact no longer stands, or somebody's objection was upheld. */
export const reversalCauses = ['factGone', 'objection'] as const
export type ReversalCause = (typeof reversalCauses)[number]

export interface PointFact {
  rule: PointRule
  kind: PointFactKind
  id: string
  subject: PointSubject
  subjectId: string
  /** The day it counts on; of a weekly selection the Sunday on which its week ends. */
  on: LocalDate
  confirmedBy: string
}

export interface PointEntry {
  id: number
  /** `YYYY-MM`: the month in which it is settled and published. */
  month: string
  subject: PointSubject
  subjectId: string
  rule: PointRule
  /** Version of the rules under which the amount was told. */
  version: number
  /** Negative where it takes back. */
  amount: number
  factKind: PointFactKind
  factId: string
  factOn: LocalDate
  /** The entry that this one takes back. */
  reverses?: number
  cause?: ReversalCause
}

/** Why somebody without points is not counted as zero; the first that holds is the one shown. */
export const exclusions = ['suspended', 'joined', 'moved', 'nothingOffered'] as const
export type Exclusion = (typeof exclusions)[number]

export const standings = ['pointed', 'zero', 'excluded'] as const
export type Standing = (typeof standings)[number]

export const pointMonthStates = ['open', 'objections', 'published'] as const
export type PointMonthState = (typeof pointMonthStates)[number]

export const zeroWays = ['month', 'cumulative'] as const
export type ZeroBy = (typeof zeroWays)[number]

/** The rules of a month, by version: they hold from a month on, until a later version begins. */
export interface PointRules {
  version: number
  /** `YYYY-MM`. */
  fromMonth: string
  amounts: Record<PointRule, number>
  /** Zero counts the month alone, or everything up to it. */
  zeroBy: ZeroBy
  /** Working days in which one may object, after the day of settlement. */
  objectionDays: number
  /** Days for which the published month stands on the public page. */
  publicationDays: number
  /** The district whose rules they are; of every district without its own where none is named. */
  districtId?: string
}

/** The letter's amounts; the days are ours. */
export const defaultPointRules: PointRules = {
  version: 1,
  fromMonth: '2020-01',
  amounts: { activity: 1, doneWell: 1, weeklyModel: 2 },
  zeroBy: 'month',
  objectionDays: 5,
  publicationDays: 7,
}
