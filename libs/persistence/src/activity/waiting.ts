/** What an activity waits for, as SQL: the cards of a home count it, and the list that they lead to shows it. */
import { isInForce } from '../organisation/in-office.js'
import { businessTodaySql } from '../read/demo-clock.js'

export type ActivityWait = 'start' | 'attendance' | 'signUp' | 'coming'

/** @param a alias of an activity @param now SQL of the moment */
export const waitsFor = (a: string, now: string): Record<'start' | 'attendance', string> => ({
  start: `${a}.state = 'open' AND ${a}.starts_at > ${now}`,
  attendance: `EXISTS (SELECT FROM attendance t WHERE t.activity_id = ${a}.id AND t.state = 'recorded')`,
})

/**
 * `activity a` is to come, in a community where the membership stands, or letting members of others in.
 * @param now SQL of the moment @param person @param unit SQL of ids, of which one may be null
 */
export const isNear = (now: string, person: string, unit: string): string => `
  a.state = 'open' AND a.ends_at > ${now} AND EXISTS (
    SELECT FROM membership m WHERE (m.person_id = ${person} OR m.person_id IS NULL AND m.agency_id = ${unit})
      AND m.valid_to IS NULL AND (m.community_id = a.community_id OR a.audience = 'everybody'))`

/** Signing up for `activity a` is still possible, and has not been done. */
export const awaitsSignUp = (now: string, person: string, unit: string): string => `
  a.sign_up_until > ${now} AND NOT EXISTS (SELECT FROM sign_up s
    WHERE s.activity_id = a.id AND s.state <> 'cancelled' AND (s.person_id = ${person} OR s.unit_id = ${unit}))`

/** Somebody has signed up for `activity a`: the person; the unit, or a member of it. */
export const isSignedUpFor = (person: string, unit: string): string => `
  EXISTS (SELECT FROM sign_up s WHERE s.activity_id = a.id AND s.state <> 'cancelled' AND (
    s.person_id = ${person} OR s.unit_id = ${unit} OR s.person_id IN (
      SELECT g.person_id FROM role_grant g WHERE g.unit_id = ${unit} AND g.role = 'InServicePartyMember' AND ${isInForce('g', businessTodaySql)})))`

/** `activity a` has not taken place yet. */
export const isComing = (now: string): string => `a.state = 'open' AND a.ends_at > ${now}`
