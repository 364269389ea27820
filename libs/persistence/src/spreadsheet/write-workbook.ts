/**
 * Workbooks, written row by row as they come: numbers stay numbers, texts stay texts. However long a list is, only the rows
 * at hand are in memory.
 */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { harmless } from './harmless.js'

export type Cell = string | number | undefined
export type CellRow = readonly Cell[]

export interface SheetRows {
  rows: Iterable<CellRow> | AsyncIterable<CellRow>
  /** How many rows at the top are set in bold and stay in sight. */
  headings: number
}

export interface Sheet {
  /** Its name. */
  sheet: string
  /** Of the first columns, in characters. */
  widths: readonly number[]
  data: SheetRows
  /** Long texts take several lines. */
  isWrapped?: boolean
}

/** A sheet has no more, says Excel. */
export const mostSheetRows = 1_048_576
/** Excel takes no longer names, and no longer texts. */
const longestName = 31
const longestText = 32_767

/** @param headings how many rows at the top are set in bold */
export const sheetCells = (rows: SheetRows['rows'], headings: number): SheetRows => ({ rows, headings })

/** @returns the bytes of an .xlsx */
export const workbook = async (sheets: readonly Sheet[]): Promise<Buffer> => {
  const all: Buffer[] = []
  await writeWorkbook(sheets, bytes => Promise.resolve(void all.push(bytes)))
  return Buffer.concat(all)
}

/** Takes the next bytes; resolves when it wants more. */
type WriteBytes = (bytes: Buffer) => Promise<void>

/** The same rows are the same file, whenever it is written. */
const undated = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true }

/** Writes an .xlsx. A failure of the rows is thrown on, and they are closed when writing fails. */
export const writeWorkbook = async (sheets: readonly Sheet[], write: WriteBytes): Promise<void> => {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  const parts = partsOf(sheets).map(([name, contents]) => ({ name, stream: Readable.from(contents) }))
  for (const { name, stream } of parts) {
    stream.on('error', error => output.destroy(error))
    zip.addReadStream(stream, name, undated)
  }
  zip.end()
  try {
    for await (const bytes of output) await write(bytes as Buffer)
  } finally {
    for (const { stream } of parts) stream.destroy()
  }
}

const partsOf = (
  sheets: readonly Sheet[],
): [name: string, contents: Iterable<string> | AsyncIterable<string>][] => [
  ['[Content_Types].xml', [contentTypes(sheets.length)]],
  ['_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])]],
  ['xl/workbook.xml', [book(sheets)]],
  [
    'xl/_rels/workbook.xml.rels',
    [
      relations([
        ...sheets.map((_, no): [string, string] => ['worksheet', `worksheets/sheet${no + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ],
  ],
  ['xl/styles.xml', [styles]],
  ...sheets.map((sheet, no): [string, AsyncIterable<string>] => [
    `xl/worksheets/sheet${no + 1}.xml`,
    sheetXml(sheet),
  ]),
]

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'
const main = `${office}/spreadsheetml/2006/main`
const ofDocument = `${office}/officeDocument/2006/relationships`

const contentTypes = (sheets: number): string => {
  const type = `application/vnd.openxmlformats-officedocument.spreadsheetml`
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${type}.${kind}+xml"/>`
  return `${declaration}<Types xmlns="${office}/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}\
${Array.from({ length: sheets }, (_, no) => part(`worksheets/sheet${no + 1}`, 'worksheet')).join('')}</Types>`
}

const relations = (targets: readonly [type: string, target: string][]): string =>
  `${declaration}<Relationships xmlns="${office}/package/2006/relationships">${targets
    .map(
      ([type, target], no) =>
        `<Relationship Id="r${no + 1}" Type="${ofDocument}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const book = (sheets: readonly Sheet[]): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${ofDocument}"><sheets>${sheets
    .map(
      ({ sheet }, no) =>
        `<sheet name="${textOf(sheet.slice(0, longestName))}" sheetId="${no + 1}" r:id="r${no + 1}"/>`,
    )
    .join('')}</sheets></workbook>`

/** In the order of `styles`. */
const look = { plain: 0, text: 1, heading: 2, wrapped: 3 } as const

const styles = `${declaration}<styleSheet xmlns="${main}">\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFEAF2FC"/></patternFill></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/>\
<xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/>\
<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

/** What XML has no character for is left out. */
const unspeakable =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const textOf = (text: string): string =>
  text.replace(unspeakable, '').replace(/[&<>"]/g, each => escapes[each] ?? each)

const columnName = (no: number): string =>
  no < 26 ? String.fromCharCode(65 + no) : columnName(Math.floor(no / 26) - 1) + columnName(no % 26)

const cellXml = (cell: Cell, at: string, style: number): string => {
  if (cell === undefined || cell === '') return ''
  if (typeof cell === 'number')
    return `<c r="${at}"${style === look.heading ? ` s="${style}"` : ''}><v>${cell}</v></c>`
  const text = textOf(harmless(cell).slice(0, longestText))
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

const headOf = ({ widths, data: { headings } }: Sheet): string => {
  const frozen =
    headings === 0
      ? ''
      : `<pane ySplit="${headings}" topLeftCell="A${headings + 1}" activePane="bottomLeft" state="frozen"/>`
  const cols = widths.map(
    (width, no) => `<col min="${no + 1}" max="${no + 1}" width="${width}" customWidth="1"/>`,
  )
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>\
${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>`
}

/** In pieces of some kilobytes. */
const piece = 32_768

async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  const { rows, headings } = sheet.data
  const body = sheet.isWrapped ? look.wrapped : look.text
  let text = headOf(sheet)
  let no = 0
  for await (const row of rows) {
    no += 1
    const style = no <= headings ? look.heading : body
    text += `<row r="${no}">${row.map((cell, column) => cellXml(cell, `${columnName(column)}${no}`, style)).join('')}</row>`
    if (text.length < piece) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData></worksheet>`
}
