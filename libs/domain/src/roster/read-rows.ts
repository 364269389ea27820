import { textOf } from './clean-text.js'
import { finding, type FindingBook, type Place } from './finding.js'
import { fieldsOf } from './fields.js'
import type { Header } from './find-header.js'
import { shown, type CellNotes } from './read-cells.js'
import { cellAt, isEmpty, type CellMark, type Sheet, type SheetCell, type SheetRow } from './sheet.js'

/** A row under reading: its cells by field, and what is wrong with it so far. */
export class RowReading {
  /** Whether an error was found: such a row changes nothing. */
  faulty = false

  constructor(
    readonly source: SheetRow,
    private readonly header: Header,
    private readonly book: FindingBook,
    private readonly marks: ReadonlyMap<string, CellMark>,
  ) {}

  /** Reads a field's cell with `read`; undefined for an empty, unmapped or faulty one. */
  take<T>(field: string, read: (cell: SheetCell, notes: CellNotes) => T | undefined): T | undefined {
    const at = this.header.columns[field]
    if (at === undefined) return undefined
    const mark = this.marks.get(`${this.source.row}:${at}`)
    const notes = { place: this.place(field), add: this.add }
    if (mark) return this.refuse(finding(mark, notes.place))
    const cell = cellAt(this.source, at)
    if (!isEmpty(cell)) return read(cell, notes)
    if (!fieldsOf(this.header.kind)[field]?.required) return undefined
    return this.refuse(finding('requiredMissing', notes.place))
  }

  has(field: string): boolean {
    return !isEmpty(cellAt(this.source, this.header.columns[field]))
  }

  /** Where a field's cell stands, with what it says; a phone is not repeated. */
  place(field: string): Place {
    const at = this.header.columns[field]
    const text = shown(textOf(cellAt(this.source, at)))
    const value = text === '' || field === 'phone' ? null : text
    return { row: this.source.row, at: at ?? null, column: this.headingOf(field), value }
  }

  readonly add = (found: Parameters<FindingBook['add']>[0]): void => {
    if (found.severity === 'error') this.faulty = true
    this.book.add(found)
  }

  private refuse(found: Parameters<FindingBook['add']>[0]): undefined {
    this.add(found)
    return undefined
  }

  private headingOf(field: string): string | null {
    const at = this.header.columns[field]
    return at === undefined
      ? (fieldsOf(this.header.kind)[field]?.label ?? null)
      : this.header.headings[at] || `第 ${at + 1} 列`
  }
}

const footer = /^(合计|总计|小计|共计|制表|填表|填报|审核|负责人|备注|说明|注[:：]|联系人|经办)/

/** The rows below the header that are meant as content, made ready to be read. */
export function contentRows(sheet: Sheet, header: Header, book: FindingBook): RowReading[] {
  const marks = new Map(sheet.marked.map(({ row, at, mark }) => [`${row}:${at}`, mark]))
  const below = sheet.rows.filter(
    ({ row, cells }) => row > header.lastRow && cells.some(cell => !isEmpty(cell)),
  )
  return below
    .filter(row => !isSkipped(row, header, book))
    .map(row => new RowReading(row, header, book, marks))
}

function isSkipped(row: SheetRow, header: Header, book: FindingBook): boolean {
  if (isHeaderAgain(row, header)) {
    book.add(finding('headerAgain', { row: row.row }))
    return true
  }
  const filled = row.cells.filter(cell => !isEmpty(cell))
  const first = textOf(filled[0] ?? '').replace(/\s/g, '')
  const name = textOf(cellAt(row, header.columns.name)).replace(/\s/g, '')
  const isFooter = footer.test(first) && (name === '' || (name === first && filled.length < 3))
  if (isFooter) book.add(finding('footerSkipped', { row: row.row, value: shown(first) }))
  return isFooter
}

function isHeaderAgain(row: SheetRow, { columns, headings }: Header): boolean {
  const places = Object.values(columns)
  const same = places.filter(at => {
    const text = textOf(cellAt(row, at)).replace(/\s/g, '')
    return text !== '' && headings[at]?.split('/').at(-1) === text
  })
  return places.length > 0 && same.length === places.length
}
