import type { LocalDate } from '#domain/calendar/local-date.js'
import { standsOn } from '../membership/stands-on.js'
import { statement, type Database } from '../read/database.js'

const communities = statement<{ id: string; path: string }>(
  'communities-of-member',
  `SELECT DISTINCT c.id, c.path FROM membership m JOIN org_unit c ON c.id = m.community_id
   WHERE m.person_id = $1 AND ${standsOn('m', '$2::date')}`,
)

/** Where a member has checked in. */
export const findCommunitiesOf = (database: Database, personId: string, today: LocalDate) =>
  communities(database, [personId, today])
