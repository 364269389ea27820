import type { PoolClient } from 'pg'
import type { Change } from '#domain/roster/change.js'
import type { RosterCheck } from '#domain/roster/check-roster.js'
import type { Finding } from '#domain/roster/finding.js'
import { stateAfterCheck } from '#domain/roster/import-state.js'
import { searchablePinyin } from '../seed/pinyin.js'
import type { ImportCounts, ImportLayout } from './import-row.js'
import type { Seals } from './read-directory.js'

/** Rows in one statement. */
const batch = 5_000

/** Puts what a check found in the place of what the one before it had found. */
export async function keepCheck(
  client: PoolClient,
  id: string,
  check: RosterCheck,
  { basis, seals }: { basis: string; seals: Seals },
): Promise<void> {
  await client.query('DELETE FROM import_finding WHERE import_id = $1', [id])
  await client.query('DELETE FROM import_change WHERE import_id = $1', [id])
  for (let start = 0; start < check.findings.length; start += batch)
    await insertFindings(client, id, check.findings.slice(start, start + batch), start)
  for (let start = 0; start < check.changes.length; start += batch)
    await insertChanges(client, id, check.changes.slice(start, start + batch), start, seals)
  await client.query(
    `UPDATE directory_import SET state = $2, kind = $3, layout = $4, counts = $5, basis = $6, version = version + 1,
       progress = 100, fault = NULL WHERE id = $1`,
    [id, stateAfterCheck(check.counts), check.kind, layoutOf(check), countsOf(check), basis],
  )
}

const layoutOf = ({ sheet, header }: RosterCheck): ImportLayout => ({
  sheet,
  headerRow: header.lastRow,
  headings: [...header.headings],
  columns: { ...header.columns },
})

function countsOf({ rows, counts, unchanged, unnamed, changes }: RosterCheck): ImportCounts {
  const byChange: Record<string, number> = {}
  let endingOffices = 0
  for (const { change, before } of changes) {
    byChange[change] = (byChange[change] ?? 0) + 1
    const ending = before?.offices
    if (Array.isArray(ending)) endingOffices += ending.length
  }
  return { rows, ...counts, unchanged, unnamed, changes: byChange, endingOffices }
}

async function insertFindings(
  client: PoolClient,
  id: string,
  found: readonly Finding[],
  first: number,
): Promise<void> {
  const column = <K extends keyof Finding>(key: K) => found.map(each => each[key] ?? null)
  await client.query(
    `INSERT INTO import_finding (import_id, no, severity, code, "row", "at", "column", value, message, how_to_mend, choices)
     SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::jsonb[])`,
    [
      id,
      found.map((_, index) => first + index),
      ...(['severity', 'code', 'row', 'at', 'column', 'value', 'message', 'howToMend'] as const).map(column),
      found.map(({ choices }) => choices && JSON.stringify(choices)),
    ],
  )
}

async function insertChanges(
  client: PoolClient,
  id: string,
  changes: readonly Change[],
  first: number,
  seals: Seals,
): Promise<void> {
  const sealed = (values: Change['after']) =>
    values &&
    JSON.stringify(typeof values.phone === 'string' ? { ...values, phone: seals.seal(values.phone) } : values)
  await client.query(
    `INSERT INTO import_change (import_id, no, subject, subject_id, change, "row", name, pinyin, before, after)
     SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[],
       $9::jsonb[], $10::jsonb[])`,
    [
      id,
      changes.map((_, index) => first + index),
      changes.map(({ subject }) => subject),
      changes.map(({ subjectId }) => subjectId),
      changes.map(({ change }) => change),
      changes.map(({ row }) => row),
      changes.map(({ name }) => name),
      changes.map(({ subject, name }) => searchablePinyin(name, { surname: subject === 'person' })),
      changes.map(({ before }) => sealed(before)),
      changes.map(({ after }) => sealed(after)),
    ],
  )
}
