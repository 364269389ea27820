/** Another district beside the small one: an agency, a community, a member, an officer and the two who decide. */
import type { Pool } from 'pg'

export const secondDistrict = {
  district: '511703',
  community: '511703001001',
  agency: 'K1-Z',
  officer: 'k-officer',
  communitySecretary: 'k-community',
  agencySecretary: 'k-secretary',
  member: 'k-member',
} as const

export const addSecondDistrict = async (pool: Pool): Promise<void> => {
  const { district, community, agency, officer, communitySecretary, agencySecretary, member } = secondDistrict
  await pool.query(
    `INSERT INTO org_unit (id, kind, name, parent_id, path) VALUES
       ($1::text, 'district', '第二区', NULL, '/' || $1 || '/'),
       ($1 || '001', 'subdistrict', '第二区街道', $1, '/' || $1 || '/' || $1 || '001/'),
       ($2::text, 'community', '第二区社区', $1 || '001', '/' || $1 || '/' || $1 || '001/' || $2 || '/'),
       ('K1', 'agency', '第二区财政局', $1, '/' || $1 || '/K1/'),
       ($3::text, 'agencyPartyOrganization', '第二区财政局机关党支部', 'K1', '/' || $1 || '/K1/' || $3 || '/')`,
    [district, community, agency],
  )
  await pool.query(
    `INSERT INTO person (id, staff_number, name, unit_id)
     SELECT id, id, name, unit_id FROM unnest($1::text[], $2::text[], $3::text[]) AS p (id, name, unit_id)`,
    [
      [officer, communitySecretary, agencySecretary, member],
      ['第二区经办', '第二区社区书记', '第二区支部书记', '第二区党员'],
      [district, community, 'K1', 'K1'],
    ],
  )
  await pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     SELECT person_id, role, unit_id, '2020-01-01', 'test' FROM unnest($1::text[], $2::text[], $3::text[]) AS g (person_id, role, unit_id)`,
    [
      [officer, communitySecretary, agencySecretary, member],
      [
        'OrganizationDepartmentOfficer',
        'CommunityDeputySecretary',
        'AgencySecretary',
        'InServicePartyMember',
      ],
      [district, community, agency, agency],
    ],
  )
}
