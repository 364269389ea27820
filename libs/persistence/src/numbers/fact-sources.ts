/**
 * Where the facts behind each figure stand: a relation over a target (`target.ts`) with `as_of`, the last day that counts.
 * A figure is the number of its facts, so the two cannot differ. `ok` says whether a fact is of the part or of the rest.
 */
import type { FigureCode } from '#domain/numbers/figures.js'
import { tookPlace, wasOffered } from '../activity/how-it-stands.js'
import { standsOn } from '../membership/stands-on.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { isBelow } from '../read/below.js'
import { stands } from '../process/claims.js'
import { startOfDaySql } from '../read/days.js'
import { agencyKinds, areaKinds, isInPeriod, unitsBelow } from './target.js'

/** Counted by the worker beforehand; the others are counted when they are asked for. */
export type KeptFigure = 'held' | 'cancelled' | 'attendances' | 'people' | 'organisations'
export type AskedFigure = Exclude<FigureCode, KeptFigure>

/** @param m alias of a membership */
export const lasts = (m: string): string => standsOn(m, 'as_of')
/** @param g alias of a grant */
export const isMember = (g: string): string =>
  `${g}.role = 'InServicePartyMember' AND ${isInForce(g, 'as_of')}`
const membersIn = (where: string, isIn: string): string => `
  SELECT p.id, ${isIn} AS ok, p.name AS title, o.name AS note, NULL::timestamptz AS at, 'person' AS page
  FROM role_grant g JOIN person p ON p.id = g.person_id JOIN org_unit o ON o.id = g.unit_id
  WHERE ${isMember('g')} AND ${isThere('p', 'as_of')} AND ${where}`
const hasMembership = (more: string): string =>
  `EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND ${lasts('m')} ${more})`

const checkedIn = `
  ${membersIn(`u.kind NOT IN ${areaKinds} AND ${isBelow('o.path', 'u.path')}`, hasMembership(''))}
  UNION ALL ${membersIn(
    `u.kind IN ${areaKinds} AND p.lives_in_id IN ${unitsBelow}`,
    hasMembership(`AND m.community_id IN ${unitsBelow}`),
  )}`

const agenciesCheckedIn = `
  SELECT o.id, EXISTS (SELECT FROM membership m WHERE m.agency_id = o.id AND m.person_id IS NULL AND ${lasts('m')}) AS ok,
    o.name AS title, NULL AS note, NULL::timestamptz AS at, 'unit' AS page
  FROM org_unit o WHERE u.kind NOT IN ${areaKinds} AND o.kind = 'agencyPartyOrganization'
    AND (o.ended_on IS NULL OR o.ended_on >= as_of) AND ${isBelow('o.path', 'u.path')}
  UNION SELECT o.id, true, o.name, NULL, NULL, 'unit'
  FROM membership m JOIN org_unit o ON o.id = m.agency_id
  WHERE u.kind IN ${areaKinds} AND m.person_id IS NULL AND m.community_id IN ${unitsBelow} AND ${lasts('m')}`

interface ClaimFacts {
  /** @param process where claims stand */
  from: (process: string) => string
  when: string
  at: string
  /** It is a line `j` of the journal, and counts unless it was taken back. */
  line: boolean
}
const asOfEnd = startOfDaySql('as_of + 1')
const ofClaims = (when: string): ClaimFacts => ({
  from: process => `${process} p`,
  when: `p.kind = 'claim' AND ${when}`,
  at: 'p.started_at',
  line: false,
})
const decided = (outcome: string): ClaimFacts => ({
  // Of the few that are known already, each by its own lines: those of the period are everybody's.
  from: process =>
    process === 'process'
      ? 'journal j JOIN process p ON p.id = j.process_id'
      : `${process} p CROSS JOIN LATERAL (SELECT * FROM journal WHERE process_id = p.id OFFSET 0) j`,
  when: `j.outcome = '${outcome}' AND ${isInPeriod('j.at')} AND p.kind = 'claim'`,
  at: 'j.at',
  line: true,
})

type ClaimFigure = Extract<AskedFigure, `claims${string}`>

/** Claims `p`, or decisions about them. */
export const claimFacts: Record<ClaimFigure, ClaimFacts> = {
  claimsStarted: ofClaims(isInPeriod('p.started_at')),
  claimsApproved: decided('verdict.approved'),
  claimsReturned: decided('verdict.returned'),
  claimsAccepted: decided('acceptance.accepted'),
  claimsOpen: ofClaims(`p.started_at < ${asOfEnd} AND (p.ended_at IS NULL OR p.ended_at >= ${asOfEnd})`),
}

const claims = Object.fromEntries(
  Object.entries(claimFacts).map(([code, { from, when, at, line }]) => [
    code,
    `SELECT p.id::text, true AS ok, p.title, NULL AS note, ${at} AS at, 'process' AS page FROM ${from('process')}
     WHERE ${when} ${line ? `AND ${stands}` : ''} AND EXISTS (SELECT FROM process_unit pu WHERE pu.process_id = p.id AND pu.unit_id IN ${unitsBelow})`,
  ]),
) as Record<ClaimFigure, string>

const isUnderWay = `p.started_at < ${asOfEnd}
  AND (p.ended_at IS NULL OR p.ended_at >= ${startOfDaySql('first_day')})`

/** What a community is covered by: something held, or a claim under way. */
export const coverers = [
  {
    community: 'a.community_id',
    from: 'activity a',
    when: `${tookPlace('a')} AND ${isInPeriod('a.starts_at')}`,
  },
  {
    community: 'q.community_id',
    from: `project q JOIN process p ON p.kind = 'claim' AND p.subject_id = q.id`,
    when: isUnderWay,
  },
  {
    community: 'q.community_id',
    from: 'project q JOIN project_place x ON x.project_id = q.id JOIN process p ON p.id = x.claim_id',
    when: isUnderWay,
  },
]

const coverage = `
  SELECT c.id, (${coverers
    .map(({ community, from, when }) => `EXISTS (SELECT FROM ${from} WHERE ${community} = c.id AND ${when})`)
    .join(' OR ')}) AS ok, c.name AS title, NULL AS note, NULL::timestamptz AS at, 'unit' AS page
  FROM org_unit c WHERE c.kind = 'community' AND (c.ended_on IS NULL OR c.ended_on >= first_day)
    AND u.kind NOT IN ${agencyKinds} AND ${isBelow('c.path', 'u.path')}`

/** Of tasks `t`: those that had to be done by a day of the period, or should have been by now. */
export const isDue = `${isInPeriod('t.due_at')} AND t.origin IS DISTINCT FROM 'escalated' AND (t.status = 'done' OR t.status = 'open'
  AND t.due_at < now() + (SELECT w.ahead_ms FROM process w WHERE w.id = t.process_id) * interval '1 millisecond')`
export const isDoneInTime = `(t.status = 'done' AND t.closed_at <= t.due_at)`

const onTime = `
  SELECT t.process_id::text AS id, ${isDoneInTime} AS ok, p.title, o.name AS note, t.due_at AS at, 'process' AS page
  FROM task t JOIN process p ON p.id = t.process_id JOIN org_unit o ON o.id = t.unit_id
  WHERE t.unit_id IN ${unitsBelow} AND ${isDue}`

export const askedSources: Record<AskedFigure, string> = {
  checkedIn,
  agenciesCheckedIn,
  ...claims,
  coverage,
  onTime,
}
export const askedFigures = Object.keys(askedSources) as AskedFigure[]

const activities = (when: string): string => `
  SELECT a.id, true AS ok, a.title, c.name AS note, a.starts_at AS at, 'activity' AS page
  FROM activity a JOIN org_unit c ON c.id = a.community_id
  WHERE ${when} AND ${isInPeriod('a.starts_at')}`
const inArea = `u.kind NOT IN ${agencyKinds} AND a.community_id IN ${unitsBelow}`

const wasMember = `EXISTS (SELECT FROM membership m WHERE m.person_id = t.person_id AND m.agency_id IN ${unitsBelow}
  AND ${standsOn('m', 'figure_day(a.starts_at)')})`
const isAgencys = `u.kind IN ${agencyKinds} AND (t.unit_id IN ${unitsBelow} OR ${wasMember})`
/** Two ways that exclude each other, so that the one that is asked for goes by its own index. */
const attendances = (subject: string, name: string, join: string, id = 'a.id'): string =>
  [inArea, isAgencys]
    .map(
      isOurs => `
  SELECT ${id}, true AS ok, ${name} AS title, a.title || ' · ' || c.name AS note, a.starts_at AS at, 'activity' AS page
  FROM activity a JOIN attendance t ON t.activity_id = a.id AND t.state = 'confirmed' AND ${subject} IS NOT NULL
  JOIN org_unit c ON c.id = a.community_id ${join}
  WHERE ${isInPeriod('a.starts_at')} AND ${isOurs}`,
    )
    .join(' UNION ALL ')
const people = ['t.person_id', 'who.name', 'JOIN person who ON who.id = t.person_id'] as const

export const keptSources: Record<KeptFigure, string> = {
  held: `${activities(tookPlace('a'))} AND ${inArea}
    UNION ALL ${activities(wasOffered('a'))} AND u.kind IN ${agencyKinds} AND EXISTS (
      SELECT FROM attendance t WHERE t.activity_id = a.id AND t.state = 'confirmed' AND ${isAgencys})`,
  cancelled: `${activities(`a.state = 'cancelled'`)} AND ${inArea}`,
  attendances: attendances(...people),
  people: `SELECT min(p.id) AS id, true AS ok, p.title, count(*) || ' 次' AS note, max(p.at) AS at, NULL::text AS page
    FROM (${attendances(...people, 'who.id')}) p GROUP BY p.id, p.title`,
  organisations: attendances('t.unit_id', 'who.name', 'JOIN org_unit who ON who.id = t.unit_id'),
}
