/** 转: a project or a post that nobody has claimed is brought before a Party organisation, by whoever coordinates the community. */
import type { PoolClient } from 'pg'
import type { OfferKind } from '#domain/needs/offer.js'
import { businessNowSql } from '../read/demo-clock.js'

/** The same organisation is not told of the same offer again within so many hours. */
const restHours = 4

const name = `
  UPDATE project SET wanted_units = array_append(wanted_units, $2)
  WHERE id = $1 AND NOT ($2 = ANY (wanted_units))`

/** A project leads to its publication; one that came with the installation has none, and like a post is told of by itself. */
const published = `SELECT p.id, p.stage FROM process p WHERE $4 = 'project' AND p.id = CASE WHEN $1 ~ '^[0-9a-f-]{36}$' THEN $1::uuid END`

/** Of a post also the organisation's members who have checked in where it is: nobody else can claim it. */
const told = `
  SELECT 'AgencyLiaison' AS role, NULL AS person_id
  UNION ALL SELECT 'InServicePartyMember', m.person_id FROM membership m JOIN post o ON o.id = $1 AND o.community_id = m.community_id
  WHERE $4 = 'post' AND m.agency_id = $2 AND m.person_id IS NOT NULL AND m.valid_to IS NULL`

const tell = `
  INSERT INTO notice (process_id, template, at, region, stage, role, unit_id, person_id, about)
  SELECT w.id, $3, business_now(), 'main', coalesce(w.stage, ''), t.role, $2, t.person_id,
    CASE WHEN w.id IS NULL THEN jsonb_build_object('offer', $4::text, 'offerId', $1::text, 'title', o.title, 'community', c.name) END
  FROM (SELECT id, title, community_id FROM project WHERE $4 = 'project' UNION ALL
    SELECT id, title, community_id FROM post WHERE $4 = 'post') o
  JOIN org_unit c ON c.id = o.community_id CROSS JOIN (${told}) t LEFT JOIN (${published}) w ON true WHERE o.id = $1`

const toldLately = `
  SELECT FROM notice WHERE template IN ('project.wanted', 'post.wanted') AND unit_id = $2
    AND at > ${businessNowSql} - interval '${restHours} hours' AND (process_id::text = $1 OR about->>'offerId' = $1)`

/**
 * Names the organisation of a project, which then finds it first in its list, and tells it; named already, it is reminded. A post
 * is told of and no more: whoever has checked in there may claim it, whoever they belong to.
 */
export const handOn = async (
  client: PoolClient,
  { kind, id }: { kind: OfferKind; id: string },
  unitId: string,
): Promise<{ id: string } | { refused: 'handedOnLately' | 'unitsUnknown' }> => {
  const unit = await client.query(
    `SELECT FROM org_unit WHERE id = $1 AND kind = 'agencyPartyOrganization' AND ended_on IS NULL`,
    [unitId],
  )
  if (unit.rowCount === 0) return { refused: 'unitsUnknown' }
  const lately = await client.query(toldLately, [id, unitId])
  if (lately.rowCount !== 0) return { refused: 'handedOnLately' }
  if (kind === 'project') await client.query(name, [id, unitId])
  await client.query(tell, [id, unitId, `${kind}.wanted`, kind])
  return { id }
}
