import type { CellMark, MarkedCell, Merge, Sheet, SheetCell, SheetRow } from '#domain/roster/sheet.js'
import { readXml } from './read-xml.js'
import { unreadable } from './spreadsheet.js'
import { unescaped } from './workbook-parts.js'
import type { ZipParts } from './zip-parts.js'

/** What cells refer to. */
export interface SheetContext {
  strings: readonly string[]
  dateStyles: readonly boolean[]
  from1904: boolean
}

export const mostRows = 100_000
/** What stands further right is not part of a roster. */
const mostColumns = 200

/** Reads one sheet as it streams by: only rows with something in them are kept. @throws Unreadable */
export async function readSheet(
  parts: ZipParts,
  part: string,
  name: string,
  context: SheetContext,
): Promise<Sheet> {
  const reading = new SheetReading(context)
  await readXml(await parts.stream(part), reading)
  const { rows, merges, marked, formulas } = reading
  return { name, rows, merges, marked, formulas }
}

class SheetReading {
  readonly rows: SheetRow[] = []
  readonly merges: Merge[] = []
  readonly marked: MarkedCell[] = []
  formulas = 0

  private row = 0
  private cells: SheetCell[] = []
  private at = 0
  private type = ''
  private style = 0
  private value: string | undefined
  private formula: string | undefined
  private shared: string | undefined
  private readonly sharedElsewhere = new Set<string>()
  private reads: 'value' | 'formula' | undefined

  constructor(private readonly context: SheetContext) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.beginCell(attributes)
    else if (name === 'v' || name === 't') this.reads = 'value'
    else if (name === 'f') {
      this.reads = 'formula'
      this.formula = ''
      this.shared = attributes.si
    } else if (name === 'row') this.beginRow(attributes)
    else if (name === 'rPh') this.reads = undefined
    else if (name === 'mergeCell') this.addMerge(attributes.ref ?? '')
  }

  text(text: string): void {
    if (this.reads === 'value') this.value = (this.value ?? '') + text
    else if (this.reads === 'formula') this.formula = (this.formula ?? '') + text
  }

  close(name: string): void {
    this.reads = undefined
    if (name === 'c') this.endCell()
    else if (name === 'row') this.endRow()
  }

  private beginRow({ r }: Readonly<Record<string, string>>): void {
    this.row = r === undefined ? this.row + 1 : Number(r)
    this.cells = []
    this.at = -1
  }

  private beginCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.at = r === undefined ? this.at + 1 : columnOf(r)
    this.type = t
    this.style = Number(s)
    this.value = undefined
    this.formula = undefined
    this.shared = undefined
  }

  private endCell(): void {
    if (this.at >= mostColumns) return
    const mark = this.markOfCell()
    if (this.formula !== undefined && mark === undefined) this.formulas += 1
    const cell = mark === undefined ? this.cell() : ''
    if (mark !== undefined) this.marked.push({ row: this.row, at: this.at, mark })
    if (cell === '' && mark === undefined) return
    while (this.cells.length < this.at) this.cells.push('')
    this.cells[this.at] = cell
  }

  private endRow(): void {
    if (this.cells.length === 0) return
    if (this.rows.length >= mostRows) {
      throw unreadable(`超过 ${mostRows.toLocaleString('en')} 行`, '分成几个文件，分别上传')
    }
    this.rows.push({ row: this.row, cells: this.cells })
  }

  private markOfCell(): CellMark | undefined {
    if (this.type === 'e') return 'errorValue'
    if (this.formula === undefined) return undefined
    const isElsewhere = isAboutElsewhere(this.formula) || this.sharedElsewhere.has(this.shared ?? '')
    if (isElsewhere && this.shared !== undefined) this.sharedElsewhere.add(this.shared)
    if (isElsewhere) return 'formulaElsewhere'
    return this.value === undefined || this.value === '' ? 'formulaWithoutValue' : undefined
  }

  private cell(): SheetCell {
    const text = this.value ?? ''
    switch (this.type) {
      case 's':
        return this.context.strings[Number(text)] ?? ''
      case 'inlineStr':
      case 'str':
        return unescaped(text)
      case 'b':
        return text === '1' ? '是' : '否'
      case 'd':
        return text.slice(0, 10)
      default:
        return text === '' ? '' : this.number(text)
    }
  }

  private number(text: string): SheetCell {
    const value = Number(text)
    if (!Number.isFinite(value)) return text
    return this.context.dateStyles[this.style] && value >= 1 ? this.date(value) : value
  }

  private date(serial: number): SheetCell {
    const days = Math.floor(serial) + (this.context.from1904 ? 1_462 : 0)
    const instant = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000)
    return Number.isNaN(instant.getTime()) ? serial : instant.toISOString().slice(0, 10)
  }

  private addMerge(ref: string): void {
    const [from = '', to = from] = ref.split(':')
    if (this.merges.length >= 10_000) return
    this.merges.push({ top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) })
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64
    if (digit < 1 || digit > 26) break
    column = column * 26 + digit
  }
  return column - 1
}

const rowOf = (reference: string): number => Number(reference.replace(/\D/g, ''))

/** `[1]Sheet1!A1`, `'[book.xlsx]Sheet1'!A1`, or a program asked over DDE (`cmd|…`). */
const isAboutElsewhere = (formula: string): boolean => /\[[^\]]+\][^!]*!|\w\|/.test(formula)
