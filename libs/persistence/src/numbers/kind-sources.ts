/**
 * Where the facts behind each figure by kind stand: a relation over a target (`target.ts`) with `as_of`, each fact with the
 * `code` of its kind. A figure is the number of its facts, as in `fact-sources.ts`.
 */
import type { KindFigureCode } from '#domain/numbers/kinds.js'
import { tookPlace } from '../activity/how-it-stands.js'
import { hasDoneProject } from '../needs/taken-projects.js'
import { stands } from '../process/claims.js'
import { startOfDaySql } from '../read/days.js'
import { isInPeriod, unitsBelow } from './target.js'

const asOfEnd = startOfDaySql('as_of + 1')
const lastsUntilEnd = `p.started_at < ${asOfEnd} AND (p.ended_at IS NULL OR p.ended_at >= ${asOfEnd})`

/** A project that could be claimed on the last day, and that nobody had claimed. */
export const isUnclaimed = `q.state = 'published' AND as_of BETWEEN coalesce(q.opens_on, as_of) AND coalesce(q.closes_on, as_of)
  AND NOT EXISTS (SELECT FROM process p WHERE p.kind = 'claim' AND p.subject_id = q.id AND p.started_at < ${asOfEnd}
    AND (${lastsUntilEnd} OR ${hasDoneProject('p')}))`

/** Of the communities below. */
const projects = (when: string): string => `
  SELECT q.id, q.category_code AS code, q.title, c.name AS note, ${startOfDaySql('q.opens_on')} AS at,
    'project' AS page
  FROM project q JOIN org_unit c ON c.id = q.community_id WHERE q.community_id IN ${unitsBelow} AND ${when}`

/** In which units below take part. */
const claims = (when: string): string => `
  SELECT p.id::text AS id, q.category_code AS code, p.title, c.name AS note, p.started_at AS at, 'process' AS page
  FROM process p JOIN project q ON q.id = p.subject_id JOIN org_unit c ON c.id = q.community_id
  WHERE p.kind = 'claim' AND ${when} AND EXISTS (SELECT FROM process_unit pu WHERE pu.process_id = p.id
    AND pu.unit_id IN ${unitsBelow})`

/** In communities below, or by members of Party organisations below, wherever they are; each leads to the claim that it came from. */
const holders = (day: string, when: string): string => `
  SELECT x.id::text AS id, p.category_code AS code, who.name AS title, p.title || ' · ' || c.name AS note,
    ${startOfDaySql(day)} AS at,
    CASE WHEN EXISTS (SELECT FROM process w WHERE w.id = x.id) THEN 'process' END AS page
  FROM post_claim x JOIN post p ON p.id = x.post_id JOIN org_unit c ON c.id = p.community_id JOIN person who ON who.id = x.person_id
  WHERE ${when} AND (p.community_id IN ${unitsBelow} OR x.agency_id IN ${unitsBelow})`

const activities = (join: string, code: string, when: string): string => `
  SELECT a.id::text AS id, ${code} AS code, a.title, '活动 · ' || c.name AS note, a.starts_at AS at, 'activity' AS page
  FROM activity a JOIN org_unit c ON c.id = a.community_id ${join}
  WHERE a.community_id IN ${unitsBelow} AND ${tookPlace('a')} AND ${isInPeriod('a.starts_at')} AND ${when}`

const claimsUnderWay = `
  SELECT p.id::text AS id, q.category_code AS code, p.title, '认领 · ' || c.name AS note, p.started_at AS at,
    'process' AS page
  FROM project q JOIN org_unit c ON c.id = q.community_id
  CROSS JOIN LATERAL (SELECT w.id, w.title, w.started_at, w.ended_at FROM process w WHERE w.kind = 'claim' AND w.subject_id = q.id
    UNION SELECT w.id, w.title, w.started_at, w.ended_at FROM process w WHERE w.id IN (SELECT claim_id FROM project_place WHERE project_id = q.id)) p
  WHERE q.community_id IN ${unitsBelow} AND p.started_at < ${startOfDaySql('end_day')}
    AND (p.ended_at IS NULL OR p.ended_at >= ${startOfDaySql('first_day')})`

export const kindSources: Record<KindFigureCode, string> = {
  served: `${claimsUnderWay} UNION ALL ${activities(
    'JOIN project q ON q.id = a.project_id',
    'q.category_code',
    'q.community_id = a.community_id',
  )}`,
  offered: projects('true'),
  others: activities('', 'NULL', 'a.project_id IS NULL'),
  projectsOpen: projects(isUnclaimed),
  projectsStarted: claims(isInPeriod('p.started_at')),
  projectsHeld: claims(lastsUntilEnd),
  projectsEnded: claims(`EXISTS (SELECT FROM journal j WHERE j.process_id = p.id
    AND j.outcome = 'acceptance.accepted' AND ${isInPeriod('j.at')} AND ${stands})`),
  postsOpen: `
    SELECT p.id, p.category_code AS code, p.title, c.name AS note, ${startOfDaySql('p.opens_on')} AS at,
      'post' AS page
    FROM post p JOIN org_unit c ON c.id = p.community_id WHERE p.community_id IN ${unitsBelow} AND p.state = 'published'
      AND as_of BETWEEN coalesce(p.opens_on, as_of) AND coalesce(p.closes_on, as_of)`,
  postsStarted: holders('x.since', 'x.since BETWEEN first_day AND as_of'),
  postsHeld: holders('x.since', 'x.since <= as_of AND (x.until IS NULL OR x.until > as_of)'),
  postsEnded: holders('x.until', 'x.until BETWEEN first_day AND as_of'),
}
