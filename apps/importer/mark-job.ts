import writeExcelFile from 'write-excel-file/node'
import { textOf } from '#domain/roster/clean-text.js'
import type { SheetRow } from '#domain/roster/sheet.js'
import { findAllFindings, type FindingRow } from '#persistence/import/find-imports.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { harmless } from '#persistence/spreadsheet/harmless.js'
import { importOf, markedFile, uploadedFile, type Job } from './job.js'

const colours = { error: '#F8C7C7', decision: '#FFE7A3', notice: '#D9E8FB' } as const
const heading = '问题（红：须修改；黄：待决定；蓝：已处理）'

interface MarkedCell {
  value: string
  backgroundColor?: string
  wrap?: true
  fontWeight?: 'bold'
}

/** Writes the rows as they came, each finding coloured in its cell and told at the end of its row. */
export async function markJob(job: Job): Promise<void> {
  const { layout } = await importOf(job)
  const file = await readSpreadsheet(uploadedFile(job))
  if (!file.ok) throw new Error(file.fault.message)
  const sheet = file.sheets.find(({ name }) => name === layout?.sheet) ?? file.sheets[0]
  const rows = sheet?.rows ?? []
  const width = Math.max(0, ...rows.slice(0, 500).map(({ cells }) => cells.length))
  const findings = byRow(await findAllFindings(job.pool, job.id))
  const marked = aligned(rows).map(row =>
    markedRow(row, width, findings.get(row.row) ?? [], layout?.headerRow),
  )
  const columns = [...Array.from({ length: width }, () => ({ width: 16 })), { width: 70 }]
  await writeExcelFile(marked, { columns, sheet: sheet?.name || '花名册' }).toFile(markedFile(job))
}

function byRow(findings: readonly FindingRow[]): Map<number, FindingRow[]> {
  const rows = new Map<number, FindingRow[]>()
  for (const found of findings)
    if (found.row !== null) rows.set(found.row, [...(rows.get(found.row) ?? []), found])
  return rows
}

/** Rows stand where they stood: what was empty between them stays so. */
function aligned(rows: readonly SheetRow[]): SheetRow[] {
  const last = rows.at(-1)?.row ?? 0
  const found = new Map(rows.map(row => [row.row, row]))
  if (last > rows.length + 5_000) return [...rows]
  return Array.from({ length: last }, (_, index) => found.get(index + 1) ?? { row: index + 1, cells: [] })
}

function markedRow(
  { row, cells }: SheetRow,
  width: number,
  findings: readonly FindingRow[],
  headerRow: number | undefined,
): MarkedCell[] {
  const written = Array.from({ length: width }, (_, at): MarkedCell => {
    const found = findings.find(each => each.at === at)
    return {
      value: harmless(textOf(cells[at] ?? '')),
      ...(found && { backgroundColor: colours[found.severity] }),
    }
  })
  if (row === headerRow) return [...written, { value: heading, fontWeight: 'bold' }]
  const [worst] = findings
  const told = findings.map(
    ({ column, message, howToMend }) => `${column ? `【${column}】` : ''}${message}。${howToMend}`,
  )
  return [
    ...written,
    { value: told.join('\n'), wrap: true, ...(worst && { backgroundColor: colours[worst.severity] }) },
  ]
}
