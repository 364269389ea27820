/** The demo's members and where they live; memberships of before the platform was there. */
import type { Pool } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'

export interface DemoMember {
  personId: string
  agencyId: string
  communityId: string
  communityName: string
  subdistrictId: string
  districtId: string
  deputySecretary: string
}

const members = `
  SELECT p.id AS "personId", g.unit_id AS "agencyId", c.id AS "communityId", c.name AS "communityName",
    s.id AS "subdistrictId", d.id AS "districtId", k.person_id AS "deputySecretary"
  FROM person p
  JOIN role_grant g ON g.person_id = p.id AND g.role = 'InServicePartyMember'
  JOIN org_unit u ON u.id = g.unit_id AND u.kind = 'agencyPartyOrganization'
  JOIN org_unit c ON c.id = p.lives_in_id JOIN org_unit s ON s.id = c.parent_id JOIN org_unit d ON d.id = s.parent_id
  JOIN role_grant k ON k.unit_id = c.id AND k.role = 'CommunityDeputySecretary' AND k.person_id <> p.id
  ORDER BY md5(p.id) LIMIT $1`

/** The first so many members of the demo in a mixed but fixed order. */
export const findDemoMembers = async (pool: Pool, count: number): Promise<DemoMember[]> =>
  (await pool.query<DemoMember>(members, [count])).rows

/** Of fifty members all but one have checked in where they live, of forty agencies all but one somewhere: they are talked to. */
const old = `
  INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
  SELECT DISTINCT ON (p.id) md5('membership ' || p.id)::uuid, 'member', p.id, g.unit_id, p.lives_in_id,
    $1::date - 200 - abs(hashtext(p.id)) % 500
  FROM person p
  JOIN role_grant g ON g.person_id = p.id AND g.role = 'InServicePartyMember'
  JOIN org_unit u ON u.id = g.unit_id AND u.kind = 'agencyPartyOrganization'
  WHERE p.lives_in_id IS NOT NULL AND abs(hashtext(p.id)) % 50 > 0
    AND NOT EXISTS (SELECT FROM process w WHERE w.kind = 'checkIn' AND w.started_by = p.id)
    AND NOT EXISTS (SELECT FROM membership m WHERE m.person_id = p.id)
  UNION ALL
  SELECT md5('membership ' || a.id)::uuid, 'agency', NULL, a.id, c.id, $1::date - 300 - abs(hashtext(a.id)) % 400
  FROM (SELECT id, row_number() OVER (ORDER BY md5(id)) AS place FROM org_unit WHERE kind = 'agencyPartyOrganization') a
  JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS all_of_them
        FROM org_unit WHERE kind = 'community') c ON c.place = 1 + a.place % c.all_of_them
  WHERE a.place % 40 > 0
  ON CONFLICT DO NOTHING`

/** The member who has been there longest leads a community's branch; the first community is still to choose. */
const secretaries = `
  INSERT INTO branch_officer (id, membership_id, office, from_on, way, reason, entered_by)
  SELECT md5('secretary ' || m.id)::uuid, m.id, 'secretary', m.valid_from + 30, 'elected', '临时党支部党员大会选举', k.person_id
  FROM (SELECT DISTINCT ON (community_id) id, community_id, valid_from FROM membership
        WHERE person_id IS NOT NULL AND valid_to IS NULL AND valid_from + 30 < $1::date
        ORDER BY community_id, valid_from, id) m
  JOIN LATERAL (SELECT person_id FROM role_grant g WHERE g.unit_id = m.community_id AND g.role = 'CommunityDeputySecretary'
        ORDER BY person_id LIMIT 1) k ON true
  WHERE m.community_id <> (SELECT min(id) FROM org_unit WHERE kind = 'community')
  ON CONFLICT DO NOTHING`

/** Lays in what the register held before, without a process behind it, and who leads the branches. @returns how many memberships */
export const keepOldMemberships = async (pool: Pool, today: LocalDate): Promise<number> => {
  const { rowCount } = await pool.query(old, [today])
  await pool.query(secretaries, [today])
  return rowCount ?? 0
}
