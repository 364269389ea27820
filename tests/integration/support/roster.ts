/** One line of a roster about one person, applied like an import that somebody has looked at. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { applyImport } from '#persistence/import/apply-import.js'
import { directoryBasis } from '#persistence/import/read-directory.js'
import { people, units } from '#testing/claims.js'

type RosterLine =
  { change: 'moved'; personId: string; unitId: string } | { change: 'left'; personId: string; leftOn: string }

const valuesOf = (line: RosterLine) =>
  line.change === 'moved'
    ? { before: 'unitId', after: { unitId: line.unitId } }
    : { before: 'leftOn', after: { leftOn: line.leftOn } }

/** @param today the day on which it is applied */
export const applyRoster = async (pool: Pool, line: RosterLine, today: string): Promise<void> => {
  const client = await pool.connect()
  const id = randomUUID()
  const { before, after } = valuesOf(line)
  await client.query(
    `WITH uploaded AS (
       INSERT INTO directory_import (id, by_person, unit_id, scope_path, file_name, file_bytes, state)
       SELECT $1, $2, id, path, 'x.csv', 1, 'ready' FROM org_unit WHERE id = $3
     )
     INSERT INTO import_change (import_id, no, subject, subject_id, change, name, pinyin, before, after)
     SELECT $1, 0, 'person', id, $5, name, pinyin,
       jsonb_build_object($6::text, CASE WHEN $6 = 'unitId' THEN unit_id END), $7 FROM person WHERE id = $4`,
    [id, people.securityAdministrator, units.district, line.personId, line.change, before, after],
  )
  const basis = await directoryBasis(client, today)
  await applyImport(client, { id, byPerson: people.securityAdministrator, basis, today })
  client.release()
}
