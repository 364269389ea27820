/** The rules as versions: which holds in a month, and which new version is refused. */
import { pointRules, type PointEntry, type PointRules } from './points.js'

export const pointRefusalCodes = [
  'pointAmount',
  'ruleDays',
  'ruleMonthSettled',
  'ruleMonthBegun',
  'ruleMonthTaken',
  'monthNotOver',
  'monthSettled',
  'monthNotSettled',
  'earlierMonthOpen',
  'objectionsRunning',
  'objectionsPending',
  'monthPublished',
  'objectionWindowClosed',
  'pointGiven',
  'pointTakenBack',
] as const
export type PointRefusalCode = (typeof pointRefusalCodes)[number]

/** Points that a rule may give at most. */
export const mostAmount = 100

/** Working days of objection and days of publication that a version may set. */
export const ruleDays = { objection: { least: 5, most: 30 }, publication: { least: 7, most: 365 } } as const

/** Those of a district: its own, and those of all. */
export const rulesOfDistrict = <T extends Pick<PointRules, 'districtId'>>(
  versions: readonly T[],
  district: string,
): T[] => versions.filter(({ districtId }) => districtId === undefined || districtId === district)

/** The version that began last. @param versions of one district @throws Error when none has begun */
export const rulesOfMonth = (versions: readonly PointRules[], month: string): PointRules => {
  const begun = versions.filter(({ fromMonth }) => fromMonth <= month)
  const latest = begun.reduce<PointRules | undefined>(
    (last, each) => (last === undefined || each.fromMonth > last.fromMonth ? each : last),
    undefined,
  )
  if (!latest) throw new Error(`no point rules for ${month}`)
  return latest
}

type NewRules = Pick<PointRules, 'amounts' | 'fromMonth' | 'objectionDays' | 'publicationDays'>

const isWithin = (days: number, { least, most }: { least: number; most: number }): boolean =>
  Number.isSafeInteger(days) && days >= least && days <= most

/**
 * A version counts from a month on that has not begun: inside a settled or published month nothing changes, and what the
 * present one has given so far was given under its own rules.
 * @param versions of one district
 * @param settledThrough the last month that has been settled, if any
 */
export const refuseRules = (
  versions: readonly PointRules[],
  { amounts, fromMonth, objectionDays, publicationDays }: NewRules,
  { settledThrough, present }: { settledThrough?: string; present: string },
): PointRefusalCode | undefined => {
  if (pointRules.some(rule => !isWithin(amounts[rule], { least: 1, most: mostAmount }))) return 'pointAmount'
  if (!isWithin(objectionDays, ruleDays.objection) || !isWithin(publicationDays, ruleDays.publication))
    return 'ruleDays'
  if (settledThrough !== undefined && fromMonth <= settledThrough) return 'ruleMonthSettled'
  if (fromMonth <= present) return 'ruleMonthBegun'
  return versions.some(each => each.fromMonth === fromMonth) ? 'ruleMonthTaken' : undefined
}

/** Where a refused version is to be mended, as its fields are called. */
export const fieldsAtFault = (
  refused: PointRefusalCode,
  { amounts, objectionDays, publicationDays }: NewRules,
): string[] => {
  if (refused === 'pointAmount')
    return pointRules
      .filter(rule => !isWithin(amounts[rule], { least: 1, most: mostAmount }))
      .map(rule => `amounts.${rule}`)
  if (refused !== 'ruleDays') return ['fromMonth']
  return [
    ...(isWithin(objectionDays, ruleDays.objection) ? [] : ['objectionDays']),
    ...(isWithin(publicationDays, ruleDays.publication) ? [] : ['publicationDays']),
  ]
}

/**
 * Whether a point may be said to be missing.
 * @param entries those of its fact and subject, the first one first
 */
export const refuseMissing = (
  entries: readonly Pick<PointEntry, 'amount' | 'cause'>[],
): PointRefusalCode | undefined => {
  if (entries.reduce((net, { amount }) => net + amount, 0) > 0) return 'pointGiven'
  return entries.at(-1)?.cause === 'objection' ? 'pointTakenBack' : undefined
}
