import { statement, type Database } from '../read/database.js'

const ofUnit = statement<{ path: string }>('path-of-unit', 'SELECT path FROM org_unit WHERE id = $1')
const ofPerson = statement<{ path: string }>(
  'path-of-person',
  'SELECT u.path FROM person p JOIN org_unit u ON u.id = p.unit_id WHERE p.id = $1',
)

/** Where a unit lies in the tree, or the unit of a person; undefined when there is none. */
export const findPath = async (
  database: Database,
  what: 'unit' | 'person',
  id: string,
): Promise<string | undefined> => (await (what === 'unit' ? ofUnit : ofPerson)(database, [id]))[0]?.path
