/** What an activity waits for, as SQL: the cards of a home count it, and the list that they lead to shows it. */

export type ActivityWait = 'start' | 'attendance' | 'appraisal'

/** Communities are asked for their own word about it for so long. */
const appraisedWithin = `interval '30 days'`

/** @param a alias of an activity @param now SQL of the moment */
export const waitsFor = (a: string, now: string): Record<ActivityWait, string> => ({
  start: `${a}.state = 'open' AND ${a}.starts_at > ${now}`,
  attendance: `EXISTS (SELECT FROM attendance t WHERE t.activity_id = ${a}.id AND t.state = 'recorded')`,
  appraisal: `${a}.state IN ('held', 'closed') AND ${a}.ends_at BETWEEN ${now} - ${appraisedWithin} AND ${now}
      AND NOT EXISTS (SELECT FROM appraisal v WHERE v.service_id = ${a}.id AND v.source = 'community' AND v.withdrawn_at IS NULL)`,
})
