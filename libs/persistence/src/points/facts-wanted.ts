/** Which facts points are looked for, in SQL. */
export interface FactsWanted {
  /** Common table expression `(subject, subject_id)`: whose. */
  of: string
  /** First and last day. */
  first: string
  last: string
  /** Table, or common table expression `(id, starts_at)`, that holds the activities of these days and maybe others. */
  activities: string
}

const startOf = (day: string) => `((${day})::timestamp AT TIME ZONE 'Asia/Shanghai')`

/** @param v alias of an activity */
export const heldBetween = (v: string, first: string, last: string): string =>
  `${v}.starts_at >= ${startOf(first)} AND ${v}.starts_at < ${startOf(`${last} + 1`)}`
