import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import type { Sheet } from '#domain/roster/sheet.js'
import { dirtySheet } from '#testing/rosters/dirty-roster.js'
import { sheetXml, workbook, workbookParts, zip } from '#testing/rosters/workbook.js'
import { readSpreadsheet } from './read-spreadsheet.js'
import { zipLimits } from './zip-parts.js'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'spreadsheet-'))))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (bytes: Buffer, limits = zipLimits) => {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return readSpreadsheet(path, limits)
}

const sheetOf = async (bytes: Buffer): Promise<Sheet> => {
  const found = await read(bytes)
  if (!found.ok) throw new Error(found.fault.message)
  return found.sheets[0]!
}

const trimmed = ({ rows }: Sheet) =>
  rows
    .map(({ row, cells }) => ({ row, cells: cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1) }))
    .filter(({ cells }) => cells.length > 0)

describe('a workbook', () => {
  it('is read as it was written: texts, numbers, merged cells, formulas without a value of their own', async () => {
    const written = dirtySheet()
    const found = await sheetOf(workbook(written))
    expect(trimmed(found)).toEqual(trimmed(written))
    expect(found).toMatchObject({ merges: written.merges, marked: written.marked })
  })

  it('of another program is read: shared strings, dates by their style, booleans', async () => {
    const date = new Date(Date.UTC(2015, 6, 1))
    const rows = [
      [{ value: '姓名' }, { value: '日期' }, { value: '编码' }],
      [{ value: '张 伟' }, { value: date, type: Date, format: 'yyyy"年"m"月"' }, { value: 511702001001 }],
    ]
    const bytes = await writeExcelFile(rows as never).toBuffer()
    expect(trimmed(await sheetOf(bytes))).toEqual([
      { row: 1, cells: ['姓名', '日期', '编码'] },
      { row: 2, cells: ['张 伟', '2015-07-01', 511702001001] },
    ])
  })

  it('gives the saved result of a formula and counts it', async () => {
    const xml = sheetXml(dirtySheet()).replace(
      /<sheetData>.*<\/sheetData>/,
      `<sheetData><row><c><f>A1</f><v>7</v></c><c t="str"><f>B1</f><v>文</v></c></row></sheetData>`,
    )
    expect(await sheetOf(zip(workbookParts(xml)))).toMatchObject({
      formulas: 2,
      rows: [{ row: 1, cells: [7, '文'] }],
    })
  })
})

const xml = (content: string) => `<worksheet><sheetData>${content}</sheetData></worksheet>`
const compound = (text: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(text, 'utf16le')])

describe('what is no table that we read', () => {
  it.each<[string, Buffer, string]>([
    ['a renamed program', Buffer.from('MZ\x90\x00\x03'), '程序文件'],
    ['an old workbook', compound('Workbook'), '旧版 Excel'],
    ['an encrypted workbook', compound('EncryptedPackage'), '加了密码'],
    ['a web page', Buffer.from('\ufeff<html><table><tr><td>姓名'), '网页'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['an empty file', Buffer.alloc(0), '空的'],
    ['UTF-16', Buffer.from('\ufeff姓名,工号', 'utf16le'), 'UTF-16'],
    ['bytes of no encoding', Buffer.from([0x41, 0xff, 0xfe, 0xff, 0x81]), '不是有效的 UTF-8'],
    ['a plain archive', zip([{ name: 'a.txt', content: 'a' }]), '压缩包'],
    [
      'a document',
      zip([
        { name: '[Content_Types].xml', content: '<a/>' },
        { name: 'word/document.xml', content: '<a/>' },
      ]),
      'Word',
    ],
    [
      'a workbook with macros',
      zip([...workbookParts(xml('')), { name: 'xl/vbaProject.bin', content: 'x' }]),
      '宏',
    ],
    ['half a workbook', workbook(dirtySheet()).subarray(0, 2_000), '损坏'],
    ['broken XML', zip(workbookParts('<worksheet><sheetData><row>')), '损坏'],
    ['growing entities', zip(workbookParts(`<!DOCTYPE a [<!ENTITY b "bb">]>${xml('')}`)), 'DTD'],
    ['an unclosed quotation', Buffer.from('姓名,工号\n"张伟,1\n'), '双引号'],
  ])('%s is said to be so', async (_name, bytes, message) => {
    const found = await read(bytes)
    expect(found.ok ? '' : found.fault.message).toContain(message)
    expect(found.ok ? '' : found.fault.howToMend).toMatch(/\p{Script=Han}/u)
  })
})

describe('a zip bomb', () => {
  const bomb = (claimedBytes?: number) =>
    zip(
      workbookParts('').map(part =>
        part.content === ''
          ? { ...part, content: xml(' '.repeat(64 * 1024 * 1024)), ...(claimedBytes && { claimedBytes }) }
          : part,
      ),
    )

  it.each([
    ['an honest one', bomb()],
    ['one that lies about its size', bomb(100)],
  ])('%s is left as soon as it shows', async (_name, bytes) => {
    const before = process.memoryUsage().rss
    expect(await read(bytes)).toMatchObject({ ok: false })
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  it('of many parts, or of much in all, is refused too', async () => {
    const many = Array.from({ length: 1_200 }, (_, at) => ({ name: `xl/${at}.xml`, content: '' }))
    expect(await read(zip([...workbookParts(xml('')), ...many]))).toMatchObject({
      fault: { message: '工作簿展开后过大' },
    })
    const small = { ...zipLimits, totalBytes: 2_000 }
    expect(await read(workbook(dirtySheet()), small)).toMatchObject({
      fault: { message: '工作簿展开后过大' },
    })
  })

  it('of empty rows costs nothing, one of too many full rows is told', async () => {
    const empty = Array.from({ length: 300_000 }, (_, at) => `<row r="${at + 1}"/>`).join('')
    expect((await sheetOf(zip(workbookParts(xml(empty))))).rows).toEqual([])
    const full = Array.from({ length: 100_001 }, (_, at) => `<row r="${at + 1}"><c><v>1</v></c></row>`).join(
      '',
    )
    expect(await read(zip(workbookParts(xml(full))))).toMatchObject({ fault: { message: '超过 100,000 行' } })
  })
})

describe('CSV', () => {
  const text = '工号,姓名\n001,张伟\n'
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['GBK', Buffer.from('b9a4bac52cd0d5c3fb0a3030312cd5c5ceb00a', 'hex')],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    ['semicolons and Windows lines', Buffer.from(text.replaceAll(',', ';').replaceAll('\n', '\r\n'))],
  ])('in %s is read', async (_name, bytes) => {
    expect((await sheetOf(bytes)).rows).toEqual([
      { row: 1, cells: ['工号', '姓名'] },
      { row: 2, cells: ['001', '张伟'] },
    ])
  })
})
