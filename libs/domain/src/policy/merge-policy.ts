/** Which value counts, step by step: that of the nearest unit above that says something, else the shipped one. */
import type { LocalDate } from '../calendar/local-date.js'
import type { UnitId } from '../organisation/roles.js'

/** What was published for one step and the units at and below one node. */
export interface PolicyRow {
  /** In the order of publication. */
  number: number
  step: string
  unitId: UnitId
  effectiveFrom: LocalDate
  /** `null`: nothing of its own any more; what counts above counts here too. */
  value: unknown
}

export interface MergedPolicy<P> {
  policy: P
  /** The row that each step comes from; a step that is not named is as shipped. */
  sources: Record<string, number>
}

/** Whether `row` takes the place of `other`, of the same step and unit: of one day, the one published last. */
const follows = (row: PolicyRow, other: PolicyRow | undefined): boolean =>
  !other ||
  row.effectiveFrom > other.effectiveFrom ||
  (row.effectiveFrom === other.effectiveFrom && row.number > other.number)

/** What counts at each unit and step on a day. */
const inForce = (rows: readonly PolicyRow[], today: LocalDate): PolicyRow[] => {
  const latest = new Map<string, PolicyRow>()
  for (const row of rows) {
    const place = JSON.stringify([row.unitId, row.step])
    if (row.effectiveFrom <= today && follows(row, latest.get(place))) latest.set(place, row)
  }
  return [...latest.values()].filter(({ value }) => value !== null)
}

/**
 * @param way ids from the root down to the unit whose policy is asked for
 * @param rows of any units and days, in any order; those of other units and of later days have no say
 */
export const mergePolicy = <P extends object>(
  shipped: P,
  rows: readonly PolicyRow[],
  way: readonly UnitId[],
  today: LocalDate,
): MergedPolicy<P> => {
  const ofWay = inForce(rows, today).filter(
    ({ unitId, step }) => way.includes(unitId) && Object.hasOwn(shipped, step),
  )
  const fromAbove = ofWay.sort((a, b) => way.indexOf(a.unitId) - way.indexOf(b.unitId))
  return {
    policy: { ...shipped, ...Object.fromEntries(fromAbove.map(({ step, value }) => [step, value])) },
    sources: Object.fromEntries(
      fromAbove
        .map(({ step, number }): [string, number] => [step, number])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  }
}
