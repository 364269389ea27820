/**
 * Districts with three years of facts: who has checked in where, what was needed and offered, activities and who came.
 * Written by SQL over sets, without indexes and foreign keys meanwhile.
 */
import type { ClientBase } from 'pg'
import { withoutIndexes } from '../harness/without-indexes.js'

export interface World {
  districts: number
  /** The first so many of them have their activities and attendances as rows. */
  districtsWithFacts: number
  /** Of every district; as many as three years leave, unless told. */
  each?: Sizes
}

const threeYears = {
  subdistricts: 15,
  communities: 300,
  agencies: 100,
  members: 30_000,
  needs: 36_000,
  posts: 3_000,
  projects: 2_400,
  activities: 75_000,
}
export type Sizes = typeof threeYears

const comeToEach = 20
export const attendancesEach = threeYears.activities * comeToEach

const days = 3 * 365
/** Distinct people in one activity, and another mix in the next. */
const stride = 7_919

export const cast = {
  top: 'head-top',
  officer: 'officer-1',
  coordinator: 'coordinator-1-1',
  secretary: 'secretary-1-1',
  member: 'd1m1',
} as const

/** `$1` districts. */
const units = (each: Sizes): string => `
  INSERT INTO org_unit (id, kind, name, pinyin, parent_id, path, sort)
  SELECT 'top', 'city', '全市', 'quanshi', NULL, '/top/', 0
  UNION ALL SELECT 'd' || d, 'district', '区' || d, 'qu' || d, 'top', format('/top/d%s/', d), d FROM generate_series(1, $1::int) d
  UNION ALL SELECT format('d%ss%s', d, s), 'subdistrict', format('街道%s-%s', d, s), format('jiedao%s-%s', d, s), 'd' || d,
    format('/top/d%s/d%ss%s/', d, d, s), s FROM generate_series(1, $1::int) d, generate_series(1, ${each.subdistricts}) s
  UNION ALL SELECT format('d%sc%s', d, c), 'community', format('社区%s-%s', d, c), format('shequ%s-%s', d, c),
    format('d%ss%s', d, 1 + c % ${each.subdistricts}), format('/top/d%s/d%ss%s/d%sc%s/', d, d, 1 + c % ${each.subdistricts}, d, c), c
  FROM generate_series(1, $1::int) d, generate_series(1, ${each.communities}) c
  UNION ALL SELECT format('d%sa%s', d, a), 'agency', format('机关%s-%s', d, a), format('jiguan%s-%s', d, a), 'd' || d,
    format('/top/d%s/d%sa%s/', d, d, a), 100 + a FROM generate_series(1, $1::int) d, generate_series(1, ${each.agencies}) a
  UNION ALL SELECT format('d%sp%s', d, a), 'agencyPartyOrganization', format('机关党组织%s-%s', d, a), format('jgdzz%s-%s', d, a),
    format('d%sa%s', d, a), format('/top/d%s/d%sa%s/d%sp%s/', d, d, a, d, a), 0
  FROM generate_series(1, $1::int) d, generate_series(1, ${each.agencies}) a`

const people = (each: Sizes): string[] => [
  `INSERT INTO person (id, staff_number, name, pinyin, unit_id, lives_in_id)
   SELECT format('d%sm%s', d, n), format('d%sm%s', d, n), '党员' || n, 'dangyuan' || n, format('d%sp%s', d, 1 + n % ${each.agencies}),
     format('d%sc%s', d, 1 + n % ${each.communities}) FROM generate_series(1, $1::int) d, generate_series(1, ${each.members}) n
   UNION ALL SELECT id, id, id, id, unit, NULL FROM (SELECT $1::int) districts, (VALUES ('${cast.top}', 'top'), ('${cast.officer}', 'd1'),
     ('${cast.coordinator}', 'd1s1'), ('${cast.secretary}', 'd1c15')) AS v (id, unit)`,
  `INSERT INTO role_grant (person_id, role, unit_id, granted_by, valid_from)
   SELECT id, 'InServicePartyMember', unit_id, 'bench', date '2020-01-01' FROM person WHERE lives_in_id IS NOT NULL
   UNION ALL SELECT id, role, unit, 'bench', date '2020-01-01' FROM (SELECT $1::int) districts,
     (VALUES ('${cast.top}', 'OrganizationDepartmentHead', 'top'),
     ('${cast.officer}', 'OrganizationDepartmentOfficer', 'd1'), ('${cast.coordinator}', 'SubdistrictCoordinator', 'd1s1'),
     ('${cast.secretary}', 'CommunityDeputySecretary', 'd1c15')) AS v (id, role, unit)`,
  // Every tenth has moved once, every twentieth has not checked in.
  `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from, valid_to, end_reason)
   SELECT gen_random_uuid(), 'member', format('d%sm%s', d, n), format('d%sp%s', d, 1 + n % ${each.agencies}),
     format('d%sc%s', d, 1 + (n + part) % ${each.communities}), current_date - CASE part WHEN 0 THEN ${days} ELSE 400 END,
     CASE WHEN part = 0 AND n % 10 = 0 THEN current_date - 401 END, CASE WHEN part = 0 AND n % 10 = 0 THEN 'moved' END
   FROM generate_series(1, $1::int) d, generate_series(1, ${each.members}) n, generate_series(0, 1) part
   WHERE n % 20 <> 7 AND (part = 0 OR n % 10 = 0)
   UNION ALL SELECT gen_random_uuid(), 'agency', NULL, format('d%sp%s', d, a), format('d%sc%s', d, a * 3), current_date - ${days}, NULL, NULL
   FROM generate_series(1, $1::int) d, generate_series(1, ${each.agencies}) a WHERE a % 10 <> 3`,
]

const at = (n: string): string =>
  `now() - (1 + (${n})::bigint * 104729 % ${days}) * interval '1 day' + ((${n}) % 480) * interval '1 minute'`

const categories = [
  `INSERT INTO project_category (code, name, sort) SELECT 'P' || n, '项目类别' || n, n FROM generate_series(1, 8) n`,
  `INSERT INTO post_category (code, name, sort) SELECT 'G' || n, '岗位类别' || n, n FROM generate_series(1, 8) n`,
]

/** What communities need and offer, and what came of it. `$1` districts. */
const offers = (each: Sizes): string[] => [
  `INSERT INTO need (id, community_id, source, text, category_code, state, at, by)
   SELECT gen_random_uuid(), format('d%sc%s', d, 1 + n % ${each.communities}), (ARRAY['resident', 'community', 'inspection', 'meeting'])[1 + n % 4],
     '楼道堆放杂物，请帮助清理' || n, 'P' || (1 + n % 8),
     CASE n % 3 WHEN 0 THEN 'setAside' ELSE 'new' END, ${at('n')}, NULL
   FROM generate_series(1, $1::int) d, generate_series(1, ${each.needs}) n`,
  `INSERT INTO post (id, community_id, category_code, title, places, opens_on, closes_on)
   SELECT format('d%so%s', d, n), format('d%sc%s', d, 1 + n % ${each.communities}),
     'G' || (1 + n % 8), '楼栋巡查' || n, 5, current_date - 300,
     CASE n % 4 WHEN 0 THEN current_date - 20 ELSE current_date + 100 END
   FROM generate_series(1, $1::int) d, generate_series(1, ${each.posts}) n`,
  `INSERT INTO post_claim (id, post_id, person_id, agency_id, since, until)
   SELECT gen_random_uuid(), format('d%so%s', d, n), format('d%sm%s', d, 1 + n * 7 + k), format('d%sp%s', d, 1 + (1 + n * 7 + k) % ${each.agencies}),
     current_date - 200 + n % 100, CASE k WHEN 0 THEN current_date - 50 END
   FROM generate_series(1, $1::int) d, generate_series(1, ${each.posts}) n, generate_series(0, 2) k`,
  `INSERT INTO project (id, number, community_id, category_code, title, opens_on, closes_on)
   SELECT format('d%sx%s', d, n), format('XM-%s-%s', d, n), format('d%sc%s', d, 1 + n % ${each.communities}),
     'P' || (1 + n % 8), '老旧小区改造' || n, current_date - 900,
     CASE n % 5 WHEN 0 THEN current_date - 100 ELSE current_date + 100 END
   FROM generate_series(1, $1::int) d, generate_series(1, ${each.projects}) n`,
]

/** Check-ins of all who have checked in, and claims of half of the projects, the last of them under way. */
const processes = (each: Sizes): string[] => [
  `CREATE TEMP TABLE planned AS
   SELECT m.id, 'checkIn' AS kind, m.person_id AS subject_id, m.person_id AS by, (m.valid_from + time '09:00') AS began, 3 AS took,
     m.agency_id, m.community_id, 'confirmed' AS stage, NULL::text AS project_id
   FROM membership m WHERE m.person_id IS NOT NULL
   UNION ALL SELECT gen_random_uuid(), 'claim', x.id, format('%sm%s', split_part(x.id, 'x', 1), 1 + n * 11 % ${each.members}), ${at('n * 13')}, 60,
     format('%sp%s', split_part(x.id, 'x', 1), 1 + n % ${each.agencies}), x.community_id, 'accepted', x.id
   FROM (SELECT *, split_part(id, 'x', 2)::int AS n FROM project) x WHERE n % 2 = 0`,
  `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, ended_at, epoch, step_no, version, policy_version,
     calendar_version, subject_id, state)
   SELECT id, kind, kind || id, CASE WHEN began + took * interval '1 day' < now() THEN stage WHEN kind = 'claim' THEN 'negotiating' ELSE 'requested' END, by, began, began + least(took, 9) * interval '1 day',
     CASE WHEN began + took * interval '1 day' < now() THEN began + took * interval '1 day' END, 1, 8, 8, 'v', 'c', subject_id,
     CASE kind WHEN 'claim' THEN jsonb_build_object('facts', jsonb_build_object('projectId', project_id, 'agencyId', agency_id)) ELSE '{"facts":{}}' END
   FROM planned`,
  `INSERT INTO process_unit SELECT id, agency_id FROM planned UNION SELECT id, community_id FROM planned
   UNION SELECT p.id, c.parent_id FROM planned p JOIN org_unit c ON c.id = p.community_id
   UNION SELECT id, split_part(regexp_replace(community_id, 'c', ' '), ' ', 1) FROM planned`,
  `INSERT INTO task (process_id, seat_id, kind, region, stage, round, form, role, unit_id, status, opened_at, due_at, closed_at, act, closed_by)
   SELECT id, 'seat.' || k, kind, 'main', stage, 'round', 'form', CASE k % 2 WHEN 0 THEN 'CommunityDeputySecretary' ELSE 'AgencyLiaison' END,
     CASE k % 2 WHEN 0 THEN community_id ELSE agency_id END, 'done', began + k * interval '1 day', began + (k + 3) * interval '1 day',
     began + (k + CASE WHEN hashtext(id::text) % 20 = 0 THEN 4 ELSE 2 END) * interval '1 day', 'act', by
   FROM planned, generate_series(0, CASE kind WHEN 'claim' THEN 7 ELSE 0 END) k`,
  `INSERT INTO journal (process_id, step_no, line_no, version, at, actor, by_person, code, region, stage, seat_id, unit_id, outcome,
     policy_version, calendar_version)
   SELECT id, k + 1, 1, k + 1, began + k * interval '1 day', 'person', by, CASE k WHEN 0 THEN 'process.started' ELSE 'act' END, 'main', stage, 'seat.' || k,
     community_id, CASE WHEN kind = 'claim' THEN (ARRAY[NULL, 'terms.agreed', 'verdict.returned', 'terms.agreed', 'verdict.approved', NULL, 'acceptance.accepted'])[k + 1] END,
     'v', 'c' FROM planned, generate_series(0, CASE kind WHEN 'claim' THEN 7 ELSE 1 END) k`,
  'DROP TABLE planned',
]

/** `$1` districts with facts. */
const activities = (each: Sizes): string => `
  INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until, capacity, state, organiser_id, project_id)
  SELECT overlay(overlay(md5(format('d%sh%s', d, n)) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid::text, format('HD-%s-%s', d, n), format('d%sc%s', d, 1 + n % ${each.communities}), '清洁家园' || n, '社区', v.at, v.at + interval '2 hours', v.at, v.at, 30,
    CASE WHEN n % 50 = 0 THEN 'cancelled' ELSE 'closed' END, '${cast.secretary}', CASE n % 4 WHEN 0 THEN format('d%sx%s', d, 1 + n % ${each.projects}) END
  FROM generate_series(1, $1::int) d, generate_series(1, ${each.activities}) n, LATERAL (SELECT ${at('n')} AS at) v`

/** In the order in which they came. */
const attendances = (each: Sizes): string => `
  INSERT INTO attendance (id, activity_id, person_id, way, came_at, received_at, state, by, decided_by, decided_at)
  SELECT gen_random_uuid(), a.id, format('d%sm%s', split_part(a.number, '-', 2),
      1 + (split_part(a.number, '-', 3)::bigint * ${comeToEach} + k * ${stride}) % ${each.members}),
    'code', a.starts_at, a.starts_at, CASE WHEN k = 0 AND a.state = 'cancelled' THEN 'refused' ELSE 'confirmed' END, 'member', '${cast.secretary}', a.ends_at
  FROM activity a, generate_series(0, ${comeToEach - 1}) k ORDER BY a.starts_at`

const signUps = `
  INSERT INTO sign_up (activity_id, person_id, state, at, by)
  SELECT activity_id, person_id, 'signed', came_at - interval '1 day', person_id FROM attendance WHERE came_at > now() - interval '1 year'`

/** @param client of the superuser: neither foreign keys nor the notes of changed facts are asked while it writes */
export const writeFacts = async (
  client: ClientBase,
  { districts, districtsWithFacts, each = threeYears }: World,
): Promise<void> => {
  await client.query('SET statement_timeout = 0')
  await client.query('SET session_replication_role = replica')
  await client.query(units(each), [districts])
  for (const text of categories) await client.query(text)
  for (const text of people(each)) await client.query(text, [districts])
  for (const text of offers(each)) await client.query(text, [districts])
  await client.query('ANALYZE')
  for (const text of processes(each)) await client.query(text)
  await client.query(activities(each), [districtsWithFacts])
  await withoutIndexes(client, ['attendance', 'sign_up'], async () => {
    await client.query(attendances(each))
    await client.query(signUps)
  })
  await client.query('SET session_replication_role = origin')
  await client.query('VACUUM (FREEZE, ANALYZE)')
}
