import type { PoolClient } from 'pg'
import type { NoticeTemplate } from '#domain/kernel/step.js'

/** As the office is now, in words that stay when it changes again. `$1` the officer, `$3` who changed it. */
const tell = `
  INSERT INTO notice (template, at, region, stage, role, unit_id, person_id, about)
  SELECT $2, now(), 'main', o.office, 'InServicePartyMember', m.agency_id, m.person_id, jsonb_strip_nulls(jsonb_build_object(
    'communityId', c.id, 'title', c.name || '临时党支部' || f.name, 'from', o.from_on, 'until', o.until_on, 'way', o.way,
    'by', coalesce((SELECT concat_ws(' ', u.name, p.name) FROM person p LEFT JOIN org_unit u ON u.id = p.unit_id
      WHERE p.id = $3), $3)))
  FROM branch_officer o JOIN branch_office f ON f.code = o.office JOIN membership m ON m.id = o.membership_id
  JOIN org_unit c ON c.id = m.community_id WHERE o.id = $1`

/** In the transaction of the change, after it. @param by a person's id, or `system-operator` */
export const tellOfficer = async (
  client: PoolClient,
  template: Extract<NoticeTemplate, 'office.begun' | 'office.ended'>,
  officerId: string,
  by: string,
): Promise<void> => {
  await client.query(tell, [officerId, template, by])
}
