import { checkHeader, type Positions } from './check-header.js'
import { toHalfWidth, type Cell, type Column } from './columns.js'
import { holdsIdentityNumber } from './identity-number.js'
import { fileProblem, shorten, type Problem } from './problem.js'
import type { FileShape, RowOf } from './file-shape.js'

/** A file as parsed, before anything in it is understood. */
export interface RawTable {
  readonly header: readonly string[]
  readonly records: readonly RawRecord[]
}

export interface RawRecord {
  readonly row: number
  readonly cells: readonly string[]
}

export interface CheckedTable<S extends FileShape> {
  /** The rows without a fault. */
  readonly rows: readonly RowOf<S>[]
  /**
   * Every value of the first key column, those of faulty rows included, so that one bad cell does not make
   * unknown all that refers to its row. `null` when the file as a whole could not be read.
   */
  readonly known: ReadonlySet<string> | null
  readonly problems: readonly Problem[]
}

/** C0 and C1 controls without the line breaks and tab, zero-width signs, and signs that turn the writing direction. */
const controls =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const breaks = /[\t\r\n]/

/** Reads every cell of a file by its shape and reports all that is wrong inside this one file. */
export function checkTable<S extends FileShape>(shape: S, table: RawTable): CheckedTable<S> {
  const { positions, problems: headerProblems } = checkHeader(shape, table.header)
  if (headerProblems.length > 0) return { rows: [], known: null, problems: headerProblems }
  const filled = table.records.filter(record => record.cells.some(cell => cell.trim() !== ''))
  const read = filled.map(record => readRecord(shape, positions, table.header.length, record))
  const rows = read.flatMap(({ sound, row }) => (sound ? [row as RowOf<S>] : []))
  const first = shape.key[0] as string
  const problems = [
    ...identityProblems(shape, table.header, filled),
    ...read.flatMap(result => result.problems),
    ...duplicates(shape, rows),
  ]
  return {
    rows,
    known: new Set(read.flatMap(({ row }) => (typeof row[first] === 'string' ? [row[first]] : []))),
    problems,
  }
}

interface ReadRecord {
  readonly row: Record<string, unknown>
  readonly sound: boolean
  readonly problems: readonly Problem[]
}

function readRecord(shape: FileShape, positions: Positions, width: number, record: RawRecord): ReadRecord {
  const row: Record<string, unknown> = { row: record.row }
  const problems = record.cells.length === width ? [] : [wrongWidth(shape, width, record)]
  // Reported once for the whole column, and never repeated in a message.
  const secret = record.cells.map(cell => holdsIdentityNumber(toHalfWidth(cell)))
  for (const [field, column] of Object.entries(shape.columns)) {
    const at = positions.get(field) ?? -1
    if (secret[at]) continue
    const raw = record.cells[at] ?? ''
    const cell = readCell(column, raw)
    if (cell.ok) row[field] = cell.value
    else
      problems.push({
        file: shape.file,
        row: record.row,
        column: column.header,
        value: raw.trim() === '' ? null : shorten(raw.trim().replace(new RegExp(controls, 'g'), '·')),
        ...cell.fault,
      })
  }
  return { row, sound: problems.length === 0 && !secret.includes(true), problems }
}

function readCell(column: Column<unknown>, raw: string): Cell<unknown> {
  const text = raw.trim()
  if (text === '') {
    return column.mayBeEmpty ? { ok: true, value: null } : broken('必填项没有填写', '补上内容，或删除整行')
  }
  if (controls.test(text) || (!column.multiline && breaks.test(text))) {
    return broken('含有看不见的控制字符或换行', '清空这一格后重新手工输入')
  }
  if (text.length > column.maxLength) {
    return broken(`内容过长，有 ${text.length} 个字`, `压缩到 ${column.maxLength} 个字以内`)
  }
  return column.read(text)
}

const broken = (message: string, howToMend: string): Cell<never> => ({
  ok: false,
  fault: { message, howToMend },
})

function wrongWidth(shape: FileShape, width: number, record: RawRecord): Problem {
  const message = `这一行有 ${record.cells.length} 格，表头有 ${width} 列`
  const howToMend = '核对有没有漏掉或多出的逗号；内容里有逗号的，整格用英文双引号括起来'
  return fileProblem(shape.file, { message, howToMend }, record.row)
}

function duplicates<S extends FileShape>(shape: S, rows: readonly RowOf<S>[]): Problem[] {
  const firstRows = new Map<string, number>()
  return rows.flatMap(row => {
    const parts = shape.key.map(field => String((row as Record<string, unknown>)[field]))
    const key = parts.join(' ')
    const earlier = firstRows.get(key)
    if (earlier === undefined) {
      firstRows.set(key, row.row)
      return []
    }
    const headers = shape.key.map(field => shape.columns[field]?.header).join('+')
    const fault = { message: `与第 ${earlier} 行重复`, howToMend: '删除其中一行，或更正编码' }
    return [{ ...fileProblem(shape.file, fault, row.row), column: headers, value: shorten(parts.join(', ')) }]
  })
}

/** One problem for a column, not one for each of its thousands of rows. */
function identityProblems(
  shape: FileShape,
  header: readonly string[],
  records: readonly RawRecord[],
): Problem[] {
  return header.flatMap((name, at) => {
    const rows = records.filter(record => holdsIdentityNumber(toHalfWidth(record.cells[at] ?? '')))
    const first = rows[0]
    if (!first) return []
    const message = `这一列有 ${rows.length} 格像是身份证号码，平台不收集身份证号码`
    const howToMend = '删除这些号码；人员以单位自编的工号区分'
    return [{ ...fileProblem(shape.file, { message, howToMend }, first.row), column: name }]
  })
}
