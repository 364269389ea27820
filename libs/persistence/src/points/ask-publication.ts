import { statement, type Database } from '../read/database.js'
import type { MonthOfDistrict } from './settle-month.js'

const asks = statement(
  'ask-point-publication',
  `UPDATE point_month SET publication_by = $3
   WHERE district_id = $1 AND month = $2 AND state = 'objections' AND publication_by IS NULL`,
)

/** The worker publishes it after a last pass. */
export const askPublication = async (
  database: Database,
  { districtId, month }: MonthOfDistrict,
  by: string,
): Promise<void> => {
  await asks(database, [districtId, month, by])
}
