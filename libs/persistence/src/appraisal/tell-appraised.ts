import type { PoolClient } from 'pg'
import { servedSql } from './services.js'
import { businessNowSql } from '../read/demo-clock.js'

/** `$1` the service: whether those who served have heard of it within a day. A flood of voices is one notice. */
const isTold = `
  SELECT FROM notice WHERE process_id = $1::uuid AND template = 'service.appraised' AND at > ${businessNowSql} - interval '1 day' LIMIT 1`

/** A member hears of it in their own name, a Party organisation through its liaisons: that there are voices, never whose. */
const tell = `
  INSERT INTO notice (process_id, template, at, region, stage, role, unit_id, person_id)
  SELECT w.id, 'service.appraised', business_now(), 'main', w.stage,
    CASE WHEN t.person_id IS NULL THEN 'AgencyLiaison' ELSE 'InServicePartyMember' END, coalesce(t.unit_id, p.unit_id), t.person_id
  FROM process w CROSS JOIN ${servedSql('$1::text')} t LEFT JOIN person p ON p.id = t.person_id
  WHERE w.id = $1::uuid AND NOT EXISTS (${isTold})`

/** In the transaction of a voice. Voices that come at once wait for one another only when nobody has been told yet. */
export const tellAppraised = async (client: PoolClient, serviceId: string): Promise<void> => {
  const told = await client.query(isTold, [serviceId])
  if (told.rowCount !== 0) return
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('appraised ' || $1, 0))`, [serviceId])
  await client.query(tell, [serviceId])
}
