/** What an activity waits for, as SQL: the cards of a home count it, and the list that they lead to shows it. */
import { isInForce } from '../organisation/in-office.js'
import { businessTodaySql } from '../read/demo-clock.js'

export type ActivityWait = 'start' | 'attendance' | 'signUp' | 'coming'

/** @param a alias of an activity @param now SQL of the moment */
export const waitsFor = (a: string, now: string): Record<'start' | 'attendance', string> => ({
  start: `${a}.state = 'open' AND ${a}.starts_at > ${now}`,
  attendance: `EXISTS (SELECT FROM attendance t WHERE t.activity_id = ${a}.id AND t.state = 'recorded' OFFSET 0)`,
})

/** The communities where the membership stands, found once. */
const placesOf = (person: string, unit: string): string => `ARRAY(
    SELECT m.community_id FROM membership m WHERE m.person_id = ${person} AND m.valid_to IS NULL
    UNION ALL SELECT m.community_id FROM membership m WHERE m.person_id IS NULL AND m.agency_id = ${unit} AND m.valid_to IS NULL)`

/**
 * `activity a` is to come, in a community where the membership stands, or letting members of others in.
 * @param now SQL of the moment @param person @param unit SQL of ids, of which one may be null
 */
export const isNear = (now: string, person: string, unit: string): string => `
  a.state = 'open' AND a.ends_at > ${now} AND (
    a.community_id = ANY (${placesOf(person, unit)}) OR a.audience = 'everybody' AND cardinality(${placesOf(person, unit)}) > 0)`

/** Signing up for `activity a` is still possible, and has not been done. */
export const awaitsSignUp = (now: string, person: string, unit: string): string => `
  a.sign_up_until > ${now} AND NOT EXISTS (SELECT FROM sign_up s
    WHERE s.activity_id = a.id AND s.state <> 'cancelled' AND (s.person_id = ${person} OR s.unit_id = ${unit}))`

/**
 * Somebody has signed up for `activity a`: the person; one of the units, or a member of it.
 * @param units what follows a unit's id: `= $2`, `= ANY (…)`
 */
export const isSignedUpFor = (person: string, units: string): string => `
  a.id IN (
    SELECT s.activity_id FROM sign_up s WHERE s.person_id = ${person} AND s.state <> 'cancelled'
    UNION SELECT s.activity_id FROM sign_up s WHERE s.unit_id ${units} AND s.state <> 'cancelled'
    UNION SELECT s.activity_id FROM role_grant g JOIN sign_up s ON s.person_id = g.person_id AND s.state <> 'cancelled'
      WHERE g.unit_id ${units} AND g.role = 'InServicePartyMember' AND ${isInForce('g', businessTodaySql)})`

/** `activity a` has not taken place yet. */
export const isComing = (now: string): string => `a.state = 'open' AND a.ends_at > ${now}`
