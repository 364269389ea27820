/** Names of people and units, looked up together. */
import type { UnitKind } from '#domain/organisation/roles.js'
import { statement, type Database } from './database.js'

export interface NamedUnit {
  id: string
  name: string
  kind: UnitKind
}

export interface Names {
  person(id: string): string
  unit(id: string): NamedUnit
}

const find = statement<{ id: string; name: string; kind: UnitKind | null }>(
  'names',
  `SELECT id, name, NULL AS kind FROM person WHERE id = ANY ($1)
   UNION ALL SELECT id, name, kind FROM org_unit WHERE id = ANY ($2)`,
)

/** An id that is not there is shown as itself. */
export const findNames = async (
  database: Database,
  { people, units }: { people: Iterable<string>; units: Iterable<string> },
): Promise<Names> => {
  const rows = await find(database, [[...new Set(people)], [...new Set(units)]])
  const persons = new Map(rows.filter(row => row.kind === null).map(({ id, name }) => [id, name]))
  const named = new Map(
    rows.flatMap(({ id, name, kind }) => (kind === null ? [] : [[id, { id, name, kind }]])),
  )
  return {
    person: id => persons.get(id) ?? id,
    unit: id => named.get(id) ?? { id, name: id, kind: 'agency' },
  }
}
