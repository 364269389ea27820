import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'

const communities = statement<{ id: string; path: string }>(
  'communities-of-member',
  `SELECT DISTINCT c.id, c.path FROM membership m JOIN org_unit c ON c.id = m.community_id
   WHERE m.person_id = $1 AND m.valid_from <= $2 AND coalesce(m.valid_to, $2) >= $2`,
)

/** Where a member has checked in. */
export const findCommunitiesOf = (database: Database, personId: string, today: LocalDate) =>
  communities(database, [personId, today])
