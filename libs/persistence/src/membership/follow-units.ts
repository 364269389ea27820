/**
 * Whoever changes unit stays checked in where they live: from that day the membership belongs to the new Party
 * organisation, and offices of the branch and suspensions under way go with it.
 */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isInForce } from '../organisation/in-office.js'
import { carryOffices, carryOver } from './carry-over.js'

/** Those who came are known by what this very transaction granted them. */
const moved = `
  SELECT m.id, g.unit_id AS agency_id, m.community_id, false AS is_double
  FROM role_grant g JOIN membership m ON m.person_id = g.person_id AND m.valid_to IS NULL
  WHERE g.role = 'InServicePartyMember' AND g.granted_at = now() AND g.valid_to IS NULL AND m.agency_id <> g.unit_id
    AND NOT EXISTS (SELECT FROM role_grant held WHERE held.person_id = m.person_id AND held.role = g.role
      AND held.unit_id = m.agency_id AND ${isInForce('held', '$1::date')})`

export const followUnits = async (client: PoolClient, today: LocalDate): Promise<void> => {
  const carried = await carryOver(client, { moved, endReason: 'unitChanged', today })
  await carryOffices(client, carried, today)
}
