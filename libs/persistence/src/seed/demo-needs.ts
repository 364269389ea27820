/** Needs of the demo as rows of their day, and the members who hold or ask for its posts. */
import type { Pool } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { NeedSource, NeedState } from '#domain/needs/need.js'

export interface DemoNeed {
  id: string
  communityId: string
  source: NeedSource
  onPaper: boolean
  text: string
  at: Date
  state: Extract<NeedState, 'new' | 'merged' | 'setAside'>
  mergedInto: string | null
  reason: string | null
  /** Nobody for what a resident sent. */
  by: string | null
}

const needs = `
  INSERT INTO need (id, community_id, source, on_paper, text, state, merged_into, reason, at, by)
  SELECT n.id, n."communityId", n.source, n."onPaper", n.text, n.state, n."mergedInto", n.reason, n.at, n.by
  FROM jsonb_to_recordset($1) AS n (id uuid, "communityId" text, source text, "onPaper" boolean, text text, state text,
    "mergedInto" uuid, reason text, at timestamptz, by text)
  ON CONFLICT (id) DO NOTHING`

/** One that was merged comes with, or after, the one that it was merged into. */
export const keepDemoNeeds = async (pool: Pool, kept: readonly DemoNeed[]): Promise<void> => {
  await pool.query(needs, [JSON.stringify(kept)])
}

export interface DemoPostMember {
  postId: string
  postTitle: string
  personId: string
  agencyId: string
  communityId: string
  subdistrictId: string
  districtId: string
  deputySecretary: string
}

/** Of each community one member after another, each with a post of another kind. */
const postMembers = `
  WITH members AS (
    SELECT m.person_id, m.agency_id, m.community_id,
      row_number() OVER (PARTITION BY m.community_id ORDER BY md5('post ' || m.person_id)) AS turn
    FROM membership m
    WHERE m.person_id IS NOT NULL AND m.valid_to IS NULL AND m.valid_from <= $1::date
      AND NOT EXISTS (SELECT FROM membership_suspension x WHERE x.membership_id = m.id)
      AND NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = m.person_id AND g.role = 'CommunityDeputySecretary')
  ), posts AS (
    SELECT id, title, community_id, row_number() OVER (PARTITION BY community_id ORDER BY category_code, id) AS place,
      count(*) OVER (PARTITION BY community_id) AS all_of_them
    FROM post WHERE state = 'published' AND opens_on IS NULL AND closes_on IS NULL
  )
  SELECT p.id AS "postId", p.title AS "postTitle", m.person_id AS "personId", m.agency_id AS "agencyId",
    c.id AS "communityId", s.id AS "subdistrictId", d.id AS "districtId",
    (SELECT min(k.person_id) FROM role_grant k WHERE k.unit_id = c.id AND k.role = 'CommunityDeputySecretary') AS "deputySecretary"
  FROM members m JOIN posts p ON p.community_id = m.community_id AND p.place = 1 + (m.turn - 1) % p.all_of_them
  JOIN org_unit c ON c.id = m.community_id JOIN org_unit s ON s.id = c.parent_id JOIN org_unit d ON d.id = s.parent_id
  WHERE m.turn <= p.all_of_them
  ORDER BY m.turn, md5(c.id) LIMIT $2`

/** @param since whoever has been a member since then, or longer */
export const findDemoPostMembers = async (
  pool: Pool,
  since: LocalDate,
  count: number,
): Promise<DemoPostMember[]> => (await pool.query<DemoPostMember>(postMembers, [since, count])).rows

/** Members who gave up their post a month after they took it. */
export const endDemoPosts = async (pool: Pool, ids: readonly string[]): Promise<void> => {
  await pool.query(
    `UPDATE post_claim SET state = 'ended', until = since + 30, ended_by = person_id, end_reason = '调到外县工作，周末才回来'
     WHERE id = ANY ($1::uuid[]) AND until IS NULL`,
    [ids],
  )
}
