/** What residents of the demo said of activities that are over: mostly content, now and then not, one of them far from the others. */
import type { Pool } from 'pg'

/** The same for the same activity, however often it is asked; answers to the questions that every district begins with. */
const voices = `
  INSERT INTO appraisal (id, service_id, community_id, form_id, source, answers, score, comment, at, by)
  SELECT md5('voice ' || a.id || n)::uuid, a.id, a.community_id, 1, CASE WHEN dice % 3 = 0 THEN 'paper' ELSE 'code' END,
    jsonb_build_object('attitude', one, 'result', two, 'again', three), round((one + two + three) / 3.0, 2),
    CASE WHEN dice % 4 = 0 THEN
      CASE WHEN isFar THEN '来得太晚，只待了一会儿' ELSE (ARRAY['来得准时，做得细', '老人们很高兴', '希望常来', '讲得清楚，听得懂'])[1 + dice % 17 % 4] END
    END,
    a.ends_at + n * interval '3 hours', CASE WHEN dice % 3 = 0 THEN a.organiser_id END
  FROM activity a CROSS JOIN LATERAL generate_series(1, 6 + abs(hashtext(a.id)) % 9) AS n,
    LATERAL (SELECT abs(hashtext(a.id || ' ' || n)) AS dice, n = 4 AND abs(hashtext(a.id)) % 4 = 0 AS isFar) AS d,
    LATERAL (SELECT CASE WHEN isFar THEN 1 ELSE 4 + (dice % 5 > 0)::int END AS one,
      CASE WHEN isFar THEN 1 ELSE 4 + (dice % 7 > 1)::int END AS two,
      CASE WHEN isFar THEN 2 ELSE 4 + (dice % 11 > 2)::int END AS three) AS answers
  WHERE a.state = 'closed' AND a.ends_at + interval '3 days' < $1
  ON CONFLICT DO NOTHING`

/** @returns how many voices there are now */
export const appraiseDemoActivities = async (pool: Pool, now: Date): Promise<number> =>
  (await pool.query(voices, [now])).rowCount ?? 0
