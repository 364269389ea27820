/**
 * Whoever changes unit stays checked in where they live: from that day the membership belongs to the new Party
 * organisation, and offices of the branch and suspensions under way go with it.
 */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isInForce } from '../organisation/in-office.js'

/** `$1` today. Those who came are known by what this very transaction granted them. */
const follow = `
  WITH moved AS (
    SELECT m.id, m.person_id, m.community_id, g.unit_id AS agency_id, gen_random_uuid() AS next_id
    FROM role_grant g JOIN membership m ON m.person_id = g.person_id AND m.valid_to IS NULL
    WHERE g.role = 'InServicePartyMember' AND g.granted_at = now() AND g.valid_to IS NULL AND m.agency_id <> g.unit_id
      AND NOT EXISTS (SELECT FROM role_grant held WHERE held.person_id = m.person_id AND held.role = g.role
        AND held.unit_id = m.agency_id AND ${isInForce('held', '$1::date')})
  ), ended AS (
    UPDATE membership SET valid_to = greatest(membership.valid_from, $1::date - 1), end_reason = 'transferred'
    FROM moved WHERE membership.id = moved.id RETURNING moved.*
  ), begun AS (
    INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
    SELECT next_id, 'member', person_id, agency_id, community_id, $1::date FROM ended
  ), officers AS (
    UPDATE branch_officer SET membership_id = next_id FROM ended
    WHERE membership_id = ended.id AND coalesce(until_on >= $1::date, true)
  )
  INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, note, entered_by)
  SELECT next_id, greatest(from_on, $1::date), to_on, reason, note, entered_by
  FROM ended JOIN membership_suspension ON membership_id = ended.id WHERE to_on >= $1::date`

export const followUnits = async (client: PoolClient, today: LocalDate): Promise<void> => {
  await client.query(follow, [today])
}
