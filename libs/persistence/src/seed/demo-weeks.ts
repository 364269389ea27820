/** The demo's weeks: past models, recommendations that wait for a decision, and those of the present week. */
import type { Pool } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { startOfDaySql } from '../read/days.js'

const deeds = [
  '雨天连续三天清理小区积水，搬沙袋、通下水，没有让一户进水。',
  '每周上门陪独居老人量血压、买菜、取药，老人有事第一个找他。',
  '带着邻居把废弃车棚改成书屋，放学的孩子有了去处。',
  '挨家讲解反诈知识，当场劝住一位准备转账的老人。',
  '利用休息日为老楼检修线路，换下十几处老化插座。',
]
const deed = (key: string) => `($1::text[])[1 + abs(hashtext(${key})) % cardinality($1::text[])]`

/** Somebody of the community, in a mixed but fixed order. */
const somebody = (place: number) => `
  SELECT m.person_id FROM membership m JOIN person p ON p.id = m.person_id
  WHERE m.community_id = w.community_id AND m.valid_to IS NULL ORDER BY md5(m.person_id || w.week) OFFSET ${place} LIMIT 1`
const secretary = `
  SELECT g.person_id FROM role_grant g WHERE g.unit_id = w.community_id AND g.role = 'CommunityDeputySecretary' LIMIT 1`

/** Two of three communities had a model in each week before the last one. */
const models = `
  UPDATE weekly_selection w SET state = 'selected', subject = 'member', subject_id = (${somebody(0)}),
    public_text = ${deed('w.community_id || w.week')}, reason = '对照考勤和评议比较后评定', decided_by = (${secretary}),
    published_at = ${startOfDaySql('w.sunday + 2')}, closed_at = now()
  WHERE w.sunday < $2::date - 7 AND abs(hashtext(w.community_id || w.week)) % 3 < 2 AND EXISTS (${somebody(0)})`

/** On paper, entered by the community; of the last week it has been said who is meant. */
const recommendations = `
  INSERT INTO weekly_recommendation (id, community_id, week, named, reason, source, slip, by, subject, subject_id, linked_by, at)
  SELECT md5('recommendation ' || w.community_id || w.week || n.place)::uuid, w.community_id, w.week, p.name,
    ${deed('p.id')}, 'paper', n.place::text, (${secretary}), CASE WHEN w.is_over THEN 'member' END,
    CASE WHEN w.is_over THEN p.id END, CASE WHEN w.is_over THEN (${secretary}) END, now() - interval '1 hour' * n.place
  FROM (SELECT community_id, week, sunday < $2::date AS is_over, row_number() OVER (PARTITION BY week ORDER BY community_id) AS place
        FROM weekly_selection WHERE sunday >= $2::date - 7) w
  CROSS JOIN generate_series(1, 2) AS n (place)
  JOIN LATERAL (SELECT m.person_id AS id FROM membership m WHERE m.community_id = w.community_id AND m.valid_to IS NULL
    AND m.person_id IS NOT NULL ORDER BY md5(m.person_id || w.week) OFFSET n.place LIMIT 1) meant ON true
  JOIN person p ON p.id = meant.id
  WHERE w.place % CASE WHEN w.is_over THEN 10 ELSE 3 END = 1
  ON CONFLICT DO NOTHING`

/** By whom the models of past weeks were recommended: their neighbours, and now and then somebody else was, too. */
const pastRecommendations = `
  INSERT INTO weekly_recommendation (id, community_id, week, named, reason, source, slip, by, subject, subject_id, linked_by, at)
  SELECT md5('recommendation ' || w.community_id || w.week || n.place)::uuid, w.community_id, w.week, p.name,
    CASE WHEN p.id = w.subject_id THEN w.public_text ELSE ${deed('p.id || w.week')} END, 'paper', n.place::text, w.decided_by,
    'member', p.id, w.decided_by, ${startOfDaySql('w.sunday')} - interval '1 day' * n.place
  FROM weekly_selection w
  CROSS JOIN LATERAL generate_series(1, 2 + abs(hashtext(w.week || w.community_id)) % 3) AS n (place)
  JOIN LATERAL (SELECT CASE WHEN n.place < 4 THEN w.subject_id ELSE (${somebody(1)}) END AS id) meant ON true
  JOIN person p ON p.id = meant.id
  WHERE w.state = 'selected' AND w.sunday < $2::date - 7
  ON CONFLICT DO NOTHING`

/** Of weeks that are open already. @param today the business day */
export const fillDemoWeeks = async (pool: Pool, today: LocalDate): Promise<void> => {
  await pool.query(models, [deeds, today])
  await pool.query(pastRecommendations, [deeds, today])
  await pool.query(recommendations, [deeds, today])
}
