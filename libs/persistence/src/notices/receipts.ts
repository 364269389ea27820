/** Who was told of a step of a process, by which ways, and how far each has come. */
import type { EnvelopeState } from '#domain/notices/channels.js'
import { statement, type Database } from '../read/database.js'
import type { Way } from './delivery-log.js'

export interface Receipt {
  stepNo: number
  /** A person, or the unit whose robot or webhook it is. */
  name: string
  way: Way
  state: EnvelopeState | 'skipped'
}

const receipts = statement<Receipt>(
  'receipts',
  `SELECT * FROM (
     SELECT n.step_no AS "stepNo", person.name, 'portal' AS way, 'sent' AS state
     FROM notice n JOIN message m ON m.notice_id = n.id JOIN person ON person.id = m.person_id WHERE n.process_id = $1
     UNION
     SELECT n.step_no, coalesce(person.name, unit.name), c.kind,
       CASE WHEN d.skipped IS NOT NULL THEN 'skipped' ELSE coalesce(e.state, 'waiting') END
     FROM notice n JOIN delivery d ON d.notice_id = n.id JOIN channel c ON c.id = d.channel_id
     LEFT JOIN envelope e ON e.id = d.envelope_id
     LEFT JOIN person ON c.kind = 'mail' AND person.id = d.recipient
     LEFT JOIN org_unit unit ON c.kind <> 'mail' AND unit.id = d.recipient
     WHERE n.process_id = $1) AS told
   ORDER BY "stepNo", name, array_position(ARRAY['portal', 'mail', 'wecom', 'dingtalk', 'webhook'], way)`,
)

export const findReceipts = (database: Database, processId: string): Promise<Receipt[]> =>
  receipts(database, [processId])
