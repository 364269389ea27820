/** Units among which somebody chooses one for an act: only those that it would not refuse. */
import type { UnitKind } from '#domain/organisation/roles.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'
import { mostCounted, unitColumns, type UnitFilter, type UnitRow } from './units.js'

export interface ChoosableFilter extends Omit<UnitFilter, 'kind'> {
  /** LIKE patterns of paths below which it has to lie. */
  within: string[]
  /** Of one of these kinds; of any without it. */
  kinds?: readonly UnitKind[]
  /** Neither this unit nor one below it. */
  outside?: string
}

/** `$1` patterns, `$2` kinds, `$3` parent, `$4` and `$5` what was typed, `$6` the unit to stay out of. */
const found = statement<UnitRow & { total: number }>(
  'units-choosable',
  `SELECT ${unitColumns}, (count(*) OVER ())::int AS total FROM (
     SELECT * FROM org_unit WHERE ended_on IS NULL AND path LIKE ANY ($1::text[])
       AND ($2::text[] IS NULL OR kind = ANY ($2)) AND ($3::text IS NULL OR parent_id = $3)
       AND ($4::text IS NULL OR name ILIKE $4 OR pinyin LIKE $5)
       AND ($6::text IS NULL OR NOT starts_with(path, (SELECT o.path FROM org_unit o WHERE o.id = $6)))
     LIMIT ${mostCounted}) u
   ORDER BY length(u.path), u.sort, u.id OFFSET $7 LIMIT $8`,
)

export const findChoosable = async (
  database: Database,
  { within, kinds, outside, parentId, search, offset, limit }: ChoosableFilter,
): Promise<{ items: UnitRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const typed = search ? [pattern, pinyin] : [null, null]
  const rows = await found(database, [
    ...[within, kinds ?? null, parentId ?? null, ...typed, outside ?? null, offset, limit],
  ])
  return paged(rows)
}
