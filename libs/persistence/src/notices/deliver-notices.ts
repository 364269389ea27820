import type { Pool } from 'pg'
import { canAct, isInForce, isThere } from '../organisation/in-office.js'
import { dayOfSql } from '../read/days.js'
import { isOfKind, isOffice, isStandingIn, reachesFrom } from '../substitution/stands-in.js'
import { grouped, mailed } from './laid-out.js'

/** Stands in the text: a size handed in would have the whole statement planned anew twice a second. */
const batchSize = 200

/**
 * Substitutes of those who are meant hear of the seats that they may sit on, too: once, and not when they are meant
 * themselves.
 */
const substitutes = `
  SELECT DISTINCT ON (meant.id, s.substitute_id) meant.id, meant.at, s.substitute_id AS person_id,
    s.principal_id AS on_behalf_of
  FROM (SELECT ${dayOfSql('now()')} AS today) AS day, meant
  JOIN batch ON batch.id = meant.id JOIN org_unit ON org_unit.id = batch.unit_id
  JOIN process ON process.id = batch.process_id
  JOIN substitution s ON s.principal_id = meant.person_id JOIN person n ON n.id = s.substitute_id
  WHERE batch.seat_id IS NOT NULL AND ${isOffice('batch')} AND ${isStandingIn('s', 'today')}
    AND ${isOfKind('s', 'process.kind')} AND ${canAct('n', 'today')}
    AND ${reachesFrom('s.substitute_id', 'org_unit.path', 'today')}
    AND NOT EXISTS (SELECT FROM meant own WHERE own.id = meant.id AND own.person_id = s.substitute_id)
  ORDER BY meant.id, s.substitute_id, s.principal_id`

/**
 * Circles as they are when the notice is told: people themselves, and the liaisons of Party organisations. An empty one
 * has been told.
 */
const circles = `
    SELECT batch.id, batch.at, m.person_id FROM batch JOIN membership m ON m.community_id = batch.unit_id AND m.valid_to IS NULL
    JOIN person ON person.id = m.person_id AND person.left_on IS NULL WHERE batch.circle = 'communityMembers'
    UNION
    SELECT batch.id, batch.at, holder.person_id FROM batch
    JOIN membership m ON m.community_id = batch.unit_id AND m.valid_to IS NULL AND m.person_id IS NULL
    JOIN in_office AS holder ON holder.role = 'AgencyLiaison' AND holder.unit_id = m.agency_id
    WHERE batch.circle = 'communityMembers'
    UNION
    SELECT batch.id, batch.at, s.person_id FROM batch
    JOIN sign_up s ON s.activity_id = batch.process_id::text AND s.state <> 'cancelled'
    JOIN person ON person.id = s.person_id AND person.left_on IS NULL WHERE batch.circle = 'signedUp'
    UNION
    SELECT batch.id, batch.at, holder.person_id FROM batch
    JOIN sign_up s ON s.activity_id = batch.process_id::text AND s.state <> 'cancelled'
    JOIN in_office AS holder ON holder.role = 'AgencyLiaison' AND holder.unit_id = s.unit_id
    WHERE batch.circle = 'signedUp'`

/**
 * Delivers a batch of waiting notices into mailboxes, in one transaction (one statement), and lays out what leaves the
 * platform: a mail for each of these people, one message for the unit's robots and webhooks. Who holds a role is looked
 * up now, not when the notice was made. Nobody there: the system administrators hear of it instead; none of these
 * either: the notice waits and is tried again.
 */
const deliverBatch = `
  WITH batch AS (
    SELECT id, at, process_id, template, seat_id, role, unit_id, person_id, circle FROM notice
    WHERE delivered_at IS NULL AND next_try_at <= now()
    ORDER BY next_try_at, id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
  ), in_office AS NOT MATERIALIZED (
    SELECT g.person_id, g.role, g.unit_id
    FROM (SELECT ${dayOfSql('now()')} AS today) AS day, role_grant g
    JOIN person n ON n.id = g.person_id
    WHERE ${isInForce('g', 'today')} AND ${canAct('n', 'today')}
  ), meant AS (
    SELECT batch.id, batch.at, person.id AS person_id FROM batch JOIN person ON person.id = batch.person_id
    WHERE ${isThere('person', dayOfSql('now()'))}
    UNION
    SELECT batch.id, batch.at, holder.person_id FROM batch
    JOIN in_office AS holder ON holder.role = batch.role AND holder.unit_id = batch.unit_id
    WHERE batch.person_id IS NULL AND batch.circle IS NULL
    UNION ${circles}
  ), stood_in AS (${substitutes}
  ), told AS (
    SELECT id, at, person_id, false AS fallback, NULL AS on_behalf_of FROM meant
    UNION ALL
    SELECT id, at, person_id, false, on_behalf_of FROM stood_in
    UNION
    SELECT batch.id, batch.at, administrator.person_id, true, NULL FROM batch
    JOIN in_office AS administrator ON administrator.role = 'SystemAdministrator'
    WHERE batch.circle IS NULL AND NOT EXISTS (SELECT FROM meant WHERE meant.id = batch.id)
  ), sent AS (
    INSERT INTO message (notice_id, person_id, at, fallback, on_behalf_of)
    SELECT id, person_id, at, fallback, on_behalf_of FROM told ORDER BY id
    ON CONFLICT (notice_id, person_id) DO NOTHING
  ), mailed AS (${mailed}
  ), grouped AS (${grouped}
  ), marked AS (
    UPDATE notice SET
      delivered_at = CASE WHEN reached THEN now() END,
      next_try_at = CASE WHEN reached THEN next_try_at ELSE now() + interval '1 minute' END
    FROM (SELECT batch.id, 
      batch.circle IS NOT NULL OR EXISTS (SELECT FROM told WHERE told.id = batch.id) AS reached FROM batch) AS result
    WHERE notice.id = result.id
    RETURNING reached
  )
  SELECT count(*)::int AS claimed, count(*) FILTER (WHERE reached)::int AS delivered FROM marked`

export interface Delivery {
  delivered: number
  /** Nobody to tell, not even an administrator. */
  undeliverable: number
  /** There may be more waiting. */
  full: boolean
}

/** One batch; several relays may do this at once. @param hasMail whether there is a mail server to send by */
export const deliverNotices = async (pool: Pool, { hasMail = false } = {}): Promise<Delivery> => {
  const { rows } = await pool.query<{ claimed: number; delivered: number }>({
    name: 'deliver-notices',
    text: deliverBatch,
    values: [hasMail],
  })
  const { claimed = 0, delivered = 0 } = rows[0] ?? {}
  return { delivered, undeliverable: claimed - delivered, full: claimed === batchSize }
}
