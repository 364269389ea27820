/** Members who have not checked in anywhere. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'

export interface MissingRow {
  personId: string
  name: string
  livesInId: string | null
  livesInName: string | null
  /** A check-in that waits for the community. */
  pendingId: string | null
}

/** `$1` the Party organisation, `$2` the day, `$3` and `$4` patterns. */
const missing = statement<MissingRow & { total: number }>(
  'membership-missing',
  `SELECT p.id AS "personId", p.name, c.id AS "livesInId", c.name AS "livesInName", w.id AS "pendingId",
     (count(*) OVER ())::int AS total
   FROM role_grant g JOIN person p ON p.id = g.person_id LEFT JOIN org_unit c ON c.id = p.lives_in_id
   LEFT JOIN process w ON w.kind = 'checkIn' AND w.subject_id = p.id AND w.ended_at IS NULL
   WHERE g.unit_id = $1 AND g.role = 'InServicePartyMember'
     AND ${isInForce('g', '$2::date')} AND ${isThere('p', '$2::date')}
     AND NOT EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.valid_to IS NULL)
     AND ($3::text IS NULL OR p.name ILIKE $3 OR p.pinyin LIKE $4)
   ORDER BY w.id IS NOT NULL, p.pinyin, p.id OFFSET $5 LIMIT $6`,
)

/** Of one Party organisation. */
export const findMissing = async (
  database: Database,
  agencyId: string,
  today: LocalDate,
  { search, offset, limit }: { search?: string; offset: number; limit: number },
): Promise<{ items: MissingRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  return paged(await missing(database, [agencyId, today, pattern, pinyin, offset, limit]))
}
