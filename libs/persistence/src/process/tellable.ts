/** Whom a process can be told to by name: whoever takes part in it, sees it by an office, or belongs to its units. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { canAct, isInForce } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { searchText } from '../read/search-text.js'
import { opensNothing } from '../read/visibility.js'

export interface TellableRow {
  personId: string
  name: string
  unitName: string
}

const tellable = statement<TellableRow>(
  'tellable',
  `SELECT n.id AS "personId", n.name, home.name AS "unitName"
   FROM person n JOIN org_unit home ON home.id = n.unit_id
   WHERE n.id IN (
     SELECT started_by FROM process WHERE id = $1
     UNION SELECT by_person FROM journal WHERE process_id = $1 AND by_person IS NOT NULL
     UNION SELECT person_id FROM process_person WHERE process_id = $1
     UNION SELECT g.person_id FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id
       JOIN role_grant g ON g.unit_id = ANY (string_to_array(trim('/' FROM u.path), '/'))
       WHERE pu.process_id = $1 AND (g.unit_id = u.id OR g.role <> '${opensNothing}') AND ${isInForce('g', '$2::date')})
     AND ${canAct('n', '$2::date')}
     AND EXISTS (SELECT FROM role_grant g WHERE g.person_id = n.id AND ${isInForce('g', '$2::date')})
     AND ($3::text IS NULL OR n.name LIKE $3 OR n.pinyin LIKE $4)
     AND ($5::text[] IS NULL OR n.id = ANY ($5))
   ORDER BY n.pinyin, n.id LIMIT 20`,
)

/** At most twenty, by what was typed of the name or its pinyin. */
export const findTellable = (
  database: Database,
  processId: string,
  today: LocalDate,
  search?: string,
): Promise<TellableRow[]> => {
  const { pattern, pinyin } = searchText(search)
  return tellable(database, [processId, today, pattern, pinyin, null])
}

/** Those of the given people who can be told. */
export const findTellableAmong = async (
  database: Database,
  processId: string,
  today: LocalDate,
  people: readonly string[],
): Promise<Set<string>> =>
  new Set((await tellable(database, [processId, today, null, null, people])).map(({ personId }) => personId))
