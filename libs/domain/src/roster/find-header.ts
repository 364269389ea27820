import { folded, textOf } from './clean-text.js'
import { fieldsOf, type Columns, type RosterKind } from './fields.js'
import { cellAt, type Merge, type Sheet, type SheetRow } from './sheet.js'

/** Headings stand within the first rows, below a title or two, and fill at most five rows themselves. */
const rowsSearched = 15
const mostHeaderRows = 5

export interface Header {
  readonly kind: RosterKind
  /** The last row of the header; content begins below. */
  readonly lastRow: number
  /** One heading a column, levels joined by `/`; empty where there is none. */
  readonly headings: readonly string[]
  readonly columns: Columns
}

/** Heading as the file has it → field, as somebody of the unit corrected it before. */
export type Remembered = ReadonlyMap<string, string>

/**
 * Finds the rows that name the columns, under titles and over several merged rows: the place where most columns have
 * a name that we know. Undefined when nowhere two of them, a required one among them, are known.
 */
export function findHeader(
  sheet: Sheet,
  kinds: readonly RosterKind[],
  remembered: (kind: RosterKind) => Remembered,
): Header | undefined {
  const top = unmerged(sheet)
  const places = top.flatMap((_, last) =>
    Array.from({ length: Math.min(mostHeaderRows, last + 1) }, (__, above) =>
      top.slice(last - above, last + 1),
    ),
  )
  const found = places.flatMap(rows =>
    kinds.map(kind => headerOf(kind, rows, remembered(kind))).filter(header => isUsable(header)),
  )
  // The first of the best: the fewest rows that name the most columns.
  return found.reduce<Header | undefined>(
    (best, each) => (best && weight(best) >= weight(each) ? best : each),
    undefined,
  )
}

const weight = ({ columns, kind }: Header): number =>
  Object.keys(columns).length + Object.keys(columns).filter(field => fieldsOf(kind)[field]?.required).length

function isUsable({ kind, columns }: Header): boolean {
  const known = Object.keys(columns)
  return known.length >= 2 && known.some(field => fieldsOf(kind)[field]?.required)
}

/** The header that these rows would be. */
export function headerOf(kind: RosterKind, rows: readonly SheetRow[], remembered: Remembered): Header {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const levels = Array.from({ length: width }, (_, at) => levelsOf(rows, at))
  const headings = levels.map(level => level.join('/'))
  return { kind, lastRow: rows.at(-1)?.row ?? 0, headings, columns: recognise(kind, levels, remembered) }
}

/** The names above a column, outermost first, each once. */
const levelsOf = (rows: readonly SheetRow[], at: number): string[] =>
  rows
    .map(row => textOf(cellAt(row, at)).replace(/\s+/g, ''))
    .filter((text, level, all) => {
      return text !== '' && text !== all[level - 1]
    })

const foldedHeadings = (kind: RosterKind): [field: string, headings: string[]][] =>
  Object.entries(fieldsOf(kind)).map(([field, { headings }]) => [field, headings.map(folded)])

function recognise(kind: RosterKind, levels: readonly string[][], remembered: Remembered): Columns {
  const columns: Record<string, number> = {}
  const names = levels.map(namesOf)
  for (const [field, headings] of foldedHeadings(kind)) {
    const places = headings.map(heading => names.findIndex(known => known.includes(heading)))
    const at = places.find(place => place >= 0)
    if (at !== undefined) columns[field] = at
  }
  for (const [at, level] of levels.entries()) {
    const field = remembered.get(level.join('/'))
    if (field === undefined) continue
    for (const [other, place] of Object.entries(columns)) if (place === at) delete columns[other]
    if (field !== '') columns[field] = at
  }
  return withoutSharing(columns)
}

/** What a column may be known by: its lowest heading, or all levels together (`单位` over `编码`). */
function namesOf(level: readonly string[]): string[] {
  const bare = level.map(text => folded(text.replace(/[（(【[].*?[)）】\]]|[*＊:：]/g, '')))
  return [bare.at(-1) ?? '', bare.join(''), bare.slice(-2).join('')].filter(Boolean)
}

/** A column tells one thing: the first field that took it keeps it. */
function withoutSharing(columns: Columns): Columns {
  const entries = Object.entries(columns)
  return Object.fromEntries(
    entries.filter(([, at], index) => entries.findIndex(([, other]) => other === at) === index),
  )
}

/** The first rows with every merged cell's text in all the cells it covers. */
function unmerged({ rows, merges }: Sheet): SheetRow[] {
  const top = rows.slice(0, rowsSearched).map(({ row, cells }) => ({ row, cells: [...cells] }))
  const byRow = new Map(top.map(each => [each.row, each]))
  for (const merge of merges.filter(({ top: first }) => byRow.has(first))) spread(merge, byRow)
  return top
}

function spread(
  { top, left, bottom, right }: Merge,
  byRow: Map<number, { cells: (string | number)[] }>,
): void {
  const value = byRow.get(top)?.cells[left] ?? ''
  // A title across the whole page names no column.
  const last = Math.min(right, left + 200)
  for (const [row, { cells }] of byRow) {
    if (row < top || row > bottom) continue
    for (let at = left; at <= last; at += 1) {
      while (cells.length < at) cells.push('')
      cells[at] = value
    }
  }
}
