import type { PoolClient } from 'pg'
import type { NoticeTemplate } from '#domain/kernel/step.js'

type OfficeTemplate = Extract<NoticeTemplate, 'office.begun' | 'office.ended'>

/** As the office is now, in words that stay when it changes again; it lasts no longer than the membership below it. `$2` who changed it, if anybody. */
const tell = (which: string): string => `
  INSERT INTO notice (template, at, region, stage, role, unit_id, person_id, about)
  SELECT $3, business_now(), 'main', o.office, 'InServicePartyMember', m.agency_id, m.person_id, jsonb_strip_nulls(jsonb_build_object(
    'communityId', c.id, 'title', c.name || '临时党支部' || f.name, 'from', o.from_on,
    'until', LEAST(o.until_on, m.valid_to), 'way', o.way,
    'by', coalesce((SELECT concat_ws(' ', u.name, p.name) FROM person p LEFT JOIN org_unit u ON u.id = p.unit_id
      WHERE p.id = $2), $2::text)))
  FROM branch_officer o JOIN branch_office f ON f.code = o.office JOIN membership m ON m.id = o.membership_id
  JOIN org_unit c ON c.id = m.community_id WHERE ${which}`

const tellOne = tell('o.id = $1')
/** Those whose term would have gone on. */
const tellAll = tell(`m.id = $1 AND coalesce(o.until_on > m.valid_to, true)`)

/** In the transaction of the change, after it. @param by a person's id, or `system-operator` */
export const tellOfficer = async (
  client: PoolClient,
  template: OfficeTemplate,
  officerId: string,
  by: string,
): Promise<void> => {
  await client.query(tellOne, [officerId, by, template])
}

/** After a membership has ended, in its transaction: offices end with it, before their term. */
export const tellOfficersLeft = async (client: PoolClient, membershipId: string): Promise<void> => {
  await client.query(tellAll, [membershipId, null, 'office.ended' satisfies OfficeTemplate])
}
