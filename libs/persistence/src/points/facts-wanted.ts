/** Which facts points are looked for, in SQL. */
import { startOfDaySql } from '../read/days.js'

export interface FactsWanted {
  /** Common table expression `(subject, subject_id)`: whose. */
  of: string
  /** First and last day. */
  first: string
  last: string
  activities: ActivitiesOf
}

/** A query for `(id, starts_at)` of the activities from a first to a last day. */
export type ActivitiesOf = (first: string, last: string) => string

/** @param v alias of an activity */
export const heldBetween = (v: string, first: string, last: string): string =>
  `${v}.starts_at >= ${startOfDaySql(first)} AND ${v}.starts_at < ${startOfDaySql(`${last} + 1`)}`

export const activitiesBetween: ActivitiesOf = (first, last) =>
  `SELECT v.id, v.starts_at FROM activity v WHERE ${heldBetween('v', first, last)}`
