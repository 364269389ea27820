/** Workbooks as bytes: sheets as they are meant, and archives that mean harm. */
import { crc32, deflateRawSync } from 'node:zlib'
import type { Sheet, SheetCell } from '#domain/roster/sheet.js'

export interface ZipPart {
  name: string
  content: string | Buffer
  /** What the archive says of its size, when it lies. */
  claimedBytes?: number
}

/** A zip archive of deflated parts. */
export const zip = (parts: readonly ZipPart[]): Buffer => {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const { local, central } = entryOf(part, offset)
    locals.push(local)
    centrals.push(central)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const entryOf = ({ name, content, claimedBytes }: ZipPart, offset: number) => {
  const bytes = Buffer.from(content)
  const packed = deflateRawSync(bytes)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(0x0800, 2)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc32(bytes), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(claimedBytes ?? bytes.length, 18)
  common.writeUInt16LE(Buffer.byteLength(name), 22)
  const more = Buffer.alloc(14)
  more.writeUInt32LE(offset, 10)
  const signature = (value: number) => {
    const four = Buffer.alloc(4)
    four.writeUInt32LE(value)
    return four
  }
  return {
    local: Buffer.concat([signature(0x04034b50), common, Buffer.from(name), packed]),
    central: Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, more, Buffer.from(name)]),
  }
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`).replaceAll('\u200b', '&#x200b;')

const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26)

const cellXml = (cell: SheetCell, reference: string): string => {
  if (cell === '') return ''
  return typeof cell === 'number'
    ? `<c r="${reference}"><v>${cell}</v></c>`
    : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

const markXml: Record<string, (reference: string) => string> = {
  formulaWithoutValue: reference => `<c r="${reference}"><f>1+1</f></c>`,
  formulaElsewhere: reference => `<c r="${reference}"><f>[1]Sheet1!A1</f><v>1</v></c>`,
  errorValue: reference => `<c r="${reference}" t="e"><v>#N/A</v></c>`,
}

export const sheetXml = ({ rows, merges, marked }: Sheet): string => {
  const marks = new Map(marked.map(({ row, at, mark }) => [`${row}:${at}`, mark]))
  const rowXml = rows.map(({ row, cells }) => {
    const written = cells.map((cell, at) => {
      const mark = marks.get(`${row}:${at}`)
      return mark ? markXml[mark]?.(`${letters(at)}${row}`) : cellXml(cell, `${letters(at)}${row}`)
    })
    return `<row r="${row}">${written.join('')}</row>`
  })
  const merged = merges.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${letters(left)}${top}:${letters(right)}${bottom}"/>`,
  )
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rowXml.join('')}</sheetData>${
    merged.length > 0 ? `<mergeCells>${merged.join('')}</mergeCells>` : ''
  }</worksheet>`
}

/** The parts around one sheet. */
export const workbookParts = (sheet: string): ZipPart[] => [
  {
    name: '[Content_Types].xml',
    content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  },
  {
    name: '_rels/.rels',
    content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: 'xl/workbook.xml',
    content: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  { name: 'xl/worksheets/sheet1.xml', content: sheet },
]

/** A workbook of one sheet. */
export const workbook = (sheet: Sheet): Buffer => zip(workbookParts(sheetXml(sheet)))

/** A sheet of plain rows, counted from 1. */
export const plainSheet = (rows: readonly (readonly SheetCell[])[]): Sheet => ({
  name: '花名册',
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
  merges: [],
  marked: [],
  formulas: 0,
})
