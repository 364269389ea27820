/**
 * A membership goes on under another unit or in another community without a new check-in: because its member changed unit, or
 * because a unit became part of another. The old row ends the day before, so that every day of the past keeps its answer.
 */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { EndReason } from '#domain/membership/membership.js'

export interface Carried {
  id: string
  /** The row that goes on; the same one when it began on this very day and so has no past to keep. */
  nextId: string
}

/** `$1` the day. @param moved SQL: id, agency and community as they are from now on, `is_double` where the same stands already */
const carry = (moved: string, endReason: EndReason): string => `
  WITH moved AS (
    SELECT m.id, m.subject, m.person_id, m.valid_from, x.agency_id, x.community_id, x.is_double, gen_random_uuid() AS next_id
    FROM (${moved}) x JOIN membership m ON m.id = x.id
  ), begun_today AS (
    UPDATE membership SET agency_id = moved.agency_id, community_id = moved.community_id FROM moved
    WHERE membership.id = moved.id AND moved.valid_from >= $1::date AND NOT is_double RETURNING membership.id
  ), ended AS (
    UPDATE membership SET valid_to = greatest(membership.valid_from, $1::date - 1), end_reason = '${endReason}' FROM moved
    WHERE membership.id = moved.id AND (moved.valid_from < $1::date OR is_double) RETURNING moved.*
  ), begun AS (
    INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
    SELECT next_id, subject, person_id, agency_id, community_id, $1::date FROM ended WHERE NOT is_double
  ), suspended AS (
    INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, note, entered_by)
    SELECT next_id, greatest(from_on, $1::date), to_on, reason, note, entered_by
    FROM ended JOIN membership_suspension ON membership_id = ended.id WHERE to_on >= $1::date AND NOT is_double
  )
  SELECT id, next_id AS "nextId" FROM ended WHERE NOT is_double UNION ALL SELECT id, id FROM begun_today`

/** @param more values of `moved`, from `$2` on */
export const carryOver = async (
  client: PoolClient,
  { moved, endReason, today }: { moved: string; endReason: EndReason; today: LocalDate },
  more: readonly unknown[] = [],
): Promise<Carried[]> => (await client.query<Carried>(carry(moved, endReason), [today, ...more])).rows

/** Offices of the branch go along within the same community. */
export const carryOffices = async (
  client: PoolClient,
  carried: readonly Carried[],
  today: LocalDate,
): Promise<void> => {
  await client.query(
    `UPDATE branch_officer SET membership_id = c.next_id FROM unnest($1::uuid[], $2::uuid[]) AS c (id, next_id)
     WHERE membership_id = c.id AND c.id <> c.next_id AND coalesce(until_on >= $3::date, true)`,
    [carried.map(({ id }) => id), carried.map(({ nextId }) => nextId), today],
  )
}
