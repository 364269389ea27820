/** The rules as versions: which holds in a month, and which new version is refused. */
import { pointRules, type PointRules } from './points.js'

export const pointRefusalCodes = [
  'pointAmount',
  'ruleMonthSettled',
  'ruleMonthTaken',
  'monthNotOver',
  'monthNotSettled',
  'earlierMonthOpen',
  'objectionsRunning',
  'objectionsPending',
  'monthPublished',
  'objectionWindowClosed',
] as const
export type PointRefusalCode = (typeof pointRefusalCodes)[number]

/** The version that began last. @throws Error when none has begun */
export const rulesOfMonth = (versions: readonly PointRules[], month: string): PointRules => {
  const begun = versions.filter(({ fromMonth }) => fromMonth <= month)
  const latest = begun.reduce<PointRules | undefined>(
    (last, each) => (last === undefined || each.fromMonth > last.fromMonth ? each : last),
    undefined,
  )
  if (!latest) throw new Error(`no point rules for ${month}`)
  return latest
}

/**
 * A version counts from a month on that nobody has settled yet: inside a settled or published month nothing changes.
 * @param settledThrough the last month that has been settled, if any
 */
export const refuseRules = (
  versions: readonly PointRules[],
  { amounts, fromMonth }: Pick<PointRules, 'amounts' | 'fromMonth'>,
  settledThrough: string | undefined,
): PointRefusalCode | undefined => {
  const wrong = pointRules.some(rule => !Number.isSafeInteger(amounts[rule]) || amounts[rule] < 1)
  if (wrong) return 'pointAmount'
  if (settledThrough !== undefined && fromMonth <= settledThrough) return 'ruleMonthSettled'
  return versions.some(each => each.fromMonth === fromMonth) ? 'ruleMonthTaken' : undefined
}
