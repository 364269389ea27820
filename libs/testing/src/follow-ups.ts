/** A published month in which nobody has points, with what it has led to: begun, still to begin, tried in vain, not any more. */
import type { Pool } from 'pg'
import { people, units } from './claims.js'

export const followUpsSample = {
  interviewId: '00000000-0000-4000-8000-000000000001',
  /** Of J1: interviewed already; to be interviewed; refused; tried when something was away. */
  members: [people.member, people.liaison, people.otherLiaison, people.agencySecretary],
} as const

/** J1 waits for its reminder, J2 gets none any more; of J3 nothing is known. @param month `YYYY-MM` */
export const seedFollowUps = async (pool: Pool, month: string): Promise<void> => {
  const { members, interviewId } = followUpsSample
  await pool.query(
    `INSERT INTO point_month (district_id, month, state, published_at, publication_by) VALUES ($1, $2, 'published', now(), $3)`,
    [units.district, month, people.officer],
  )
  await pool.query(
    `INSERT INTO point_standing (district_id, month, subject, subject_id, agency_id, points, earned, standing)
     SELECT $1, $2, 'member', unnest($3::text[]), $4, 0, 0, 'zero'
     UNION ALL SELECT $1, $2, 'agency', unnest($5::text[]), unnest($5::text[]), 0, 0, 'zero'`,
    [units.district, month, members, units.j1, [units.j1, units.j2]],
  )
  await pool.query(
    `INSERT INTO follow_up (month, kind, subject_id, agency_id, district_id, ordered_by, state, process_id, failure)
     SELECT $1, kind, id, agency, $2, $3, state, process::uuid, failure FROM (VALUES
       ('interview', $4, $8, 'started', $10, NULL),
       ('interview', $5, $8, 'waiting', NULL, NULL),
       ('interview', $6, $8, 'waiting', NULL, 'subjectTaken'),
       ('interview', $7, $8, 'waiting', NULL, 'connect ECONNREFUSED'),
       ('reminder', $8, $8, 'waiting', NULL, NULL),
       ('reminder', $9, $9, 'dropped', NULL, NULL)) f (kind, id, agency, state, process, failure)`,
    [month, units.district, people.officer, ...members, units.j1, units.j2, interviewId],
  )
}
