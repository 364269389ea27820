/** Holds what clients were told against what Postgres holds: nothing lost, nothing twice. */
import type { Pool } from 'pg'
import type { UpdateAnswer } from '#contracts/workflow/process.js'

/** A click that a client was told has been carried out. */
export interface Acknowledged {
  processId: string
  key: string
  /** `start`, or the act's name. */
  act: string
  by: string
  answer: UpdateAnswer
}

/** `told` is what clients know; every query names what is wrong, one row a fault. */
const told = `WITH told AS (
  SELECT * FROM jsonb_to_recordset($1) AS t ("processId" uuid, key text, act text, by text, answer jsonb)
), steps_of_people AS (
  SELECT process_id, step_no, by_person, coalesce(act, 'start') AS act FROM journal
  WHERE code IN ('process.started', 'act', 'act.recalled', 'act.transferred') OR (actor = 'administrator' AND code <> 'admin.rebuilt')
)`

const questions: Record<string, string> = {
  'acknowledged, but its key is gone or doubled': `${told}
    SELECT t."processId", t.key, t.act, count(k.key) AS keys FROM told t
    LEFT JOIN act_key k ON k.process_id = t."processId" AND k.key = t.key
    GROUP BY 1, 2, 3 HAVING count(k.key) <> 1`,
  'acknowledged with another answer than the one kept': `${told}
    SELECT t."processId", t.key, t.act, t.answer AS told, k.answer AS kept FROM told t
    JOIN act_key k ON k.process_id = t."processId" AND k.key = t.key WHERE k.answer <> t.answer`,
  'acknowledged, but the journal does not say so once': `${told}
    SELECT t."processId", t.key, t.act, t.by, t.answer ->> 'stepNo' AS step, count(s.step_no) AS lines FROM told t
    LEFT JOIN steps_of_people s ON s.process_id = t."processId" AND s.step_no = (t.answer ->> 'stepNo')::int
      AND s.by_person = t.by AND (s.act = t.act OR (s.act = 'start' AND t.act LIKE 'admin.%'))
    GROUP BY 1, 2, 3, 4, 5 HAVING count(s.step_no) <> 1`,
  'in the journal, but nobody was told': `${told}
    SELECT s.* FROM steps_of_people s LEFT JOIN told t
    ON t."processId" = s.process_id AND (t.answer ->> 'stepNo')::int = s.step_no WHERE t.key IS NULL`,
  'two keys answered by one step': `
    SELECT process_id, answer ->> 'stepNo' AS step, count(*) FROM act_key GROUP BY 1, 2 HAVING count(*) > 1`,
  'steps missing or out of line': `
    SELECT p.id, p.step_no, (p.state ->> 'stepNo')::int AS state_step, count(DISTINCT j.step_no) AS steps, max(j.step_no)
    FROM process p LEFT JOIN journal j ON j.process_id = p.id GROUP BY p.id
    HAVING count(DISTINCT j.step_no) <> p.step_no OR max(j.step_no) <> p.step_no OR (p.state ->> 'stepNo')::int <> p.step_no`,
  'row and state of different epochs': `
    SELECT id, epoch, state ->> 'epoch' AS in_state FROM process WHERE (state ->> 'epoch')::int <> epoch`,
  'one seat acted twice': `
    SELECT process_id, seat_id, act, count(*) FROM journal WHERE code = 'act' GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  'a task left open after the end': `
    SELECT t.process_id, t.seat_id FROM task t JOIN process p ON p.id = t.process_id
    WHERE p.ended_at IS NOT NULL AND t.status = 'open'`,
  'a notice twice': `
    SELECT process_id, template, seat_id, role, unit_id, count(*) FROM notice GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1`,
  'a message twice': `
    SELECT n.process_id, n.template, n.seat_id, m.person_id, count(*) FROM message m JOIN notice n ON n.id = m.notice_id
    GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
}

/** @returns every fault, in words; none is what one hopes for */
export const faultsIn = async (pool: Pool, acknowledged: readonly Acknowledged[]): Promise<string[]> => {
  const faults: string[] = []
  for (const [fault, text] of Object.entries(questions)) {
    const values = text.startsWith(told) ? [JSON.stringify(acknowledged)] : []
    const { rows } = await pool.query<object>(text, values)
    faults.push(...rows.map(row => `${fault}: ${JSON.stringify(row)}`))
  }
  return faults
}

/** Notices that no mailbox has received yet. */
export const undelivered = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM notice WHERE delivered_at IS NULL
     OR NOT EXISTS (SELECT FROM message WHERE notice_id = notice.id)`,
  )
  return rows[0]?.n ?? 0
}
