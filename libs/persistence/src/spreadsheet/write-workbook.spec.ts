import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPromise } from 'yauzl'
import { readSpreadsheet } from './read-spreadsheet.js'
import { sheetCells, workbook, writeWorkbook, type CellRow } from './write-workbook.js'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-'))))
afterAll(() => rmSync(folder, { recursive: true }))

const kept = (bytes: Buffer): string => {
  const path = join(folder, 'written.xlsx')
  writeFileSync(path, bytes)
  return path
}

const read = async (bytes: Buffer) => {
  const found = await readSpreadsheet(kept(bytes))
  if (!found.ok) throw new Error(found.fault.message)
  return found.sheets.map(({ name, rows }) => ({ name, rows: rows.map(({ cells }) => cells) }))
}

describe('a workbook that is written', () => {
  it('is read as it was: numbers are numbers, texts are texts, gaps stay gaps', async () => {
    const rows: CellRow[] = [
      ['名称', '数', '说明'],
      ['<甲> & "乙"', 7, undefined],
      [undefined, 0.5, ' 留 空 \n 换行'],
      ['𠮷', -3, 'x'.repeat(40_000)],
    ]
    const written = await workbook([
      { sheet: '名单 & <表>', widths: [10, 8], data: sheetCells(rows, 1) },
      { sheet: '说明', widths: [], data: sheetCells([['一行']], 0), isWrapped: true },
    ])
    expect(await read(written)).toEqual([
      {
        name: '名单 & <表>',
        rows: [rows[0], ['<甲> & "乙"', 7], ['', 0.5, ' 留 空 \n 换行'], ['𠮷', -3, 'x'.repeat(32_767)]],
      },
      { name: '说明', rows: [['一行']] },
    ])
  })

  it('has no formulas, and no characters that would break it', async () => {
    const rows = [['=1+1', '@SUM(A1)', 'a\0b\u001fc\uffffd\ud800e', '-']]
    const [sheet] = await read(await workbook([{ sheet: 'x', widths: [], data: sheetCells(rows, 0) }]))
    expect(sheet?.rows).toEqual([["'=1+1", "'@SUM(A1)", 'abcde', "'-"]])
  })

  it('has columns beyond Z', async () => {
    const row = Array.from({ length: 60 }, (_, no) => no)
    const [sheet] = await read(await workbook([{ sheet: 'x', widths: [], data: sheetCells([row], 0) }]))
    expect(sheet?.rows).toEqual([row])
  })

  it('says of each part what it holds', async () => {
    const zip = await openPromise(
      kept(await workbook([{ sheet: 'x', widths: [], data: sheetCells([['甲']], 0) }])),
    )
    const parts: { name: string; isWhole: boolean }[] = []
    for await (const entry of zip.eachEntry()) {
      const pieces: Buffer[] = []
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
      parts.push({ name: entry.fileName, isWhole: Buffer.concat(pieces).length === entry.uncompressedSize })
    }
    expect(parts.map(({ name }) => name)).toContain('xl/worksheets/sheet1.xml')
    expect(parts.every(({ isWhole }) => isWhole)).toBe(true)
  })

  it('is written while its rows come, and waits for whoever takes them', async () => {
    let [made, taken, most] = [0, 0, 0]
    async function* rows(): AsyncGenerator<CellRow> {
      for (; made < 60_000; made += 1) {
        most = Math.max(most, made - taken)
        yield [`${made} ${Math.random()} ${Math.random()} ${Math.random()}`]
      }
    }
    await writeWorkbook([{ sheet: 'x', widths: [], data: sheetCells(rows(), 0) }], async () => {
      await new Promise(setImmediate)
      taken = made
    })
    expect(made).toBe(60_000)
    expect(most).toBeLessThan(20_000)
  })

  it('tells of rows that break off', async () => {
    async function* rows(): AsyncGenerator<CellRow> {
      yield ['one']
      await Promise.resolve()
      throw new Error('gone')
    }
    await expect(workbook([{ sheet: 'x', widths: [], data: sheetCells(rows(), 0) }])).rejects.toThrow('gone')
  })

  it('tells of a disk that is full', async () => {
    const rows = Array.from({ length: 50_000 }, (_, no): CellRow => [no, `${Math.random()}`])
    const full = () => Promise.reject(new Error('no space'))
    await expect(
      writeWorkbook([{ sheet: 'x', widths: [], data: sheetCells(rows, 0) }], full),
    ).rejects.toThrow('no space')
    let bytes = 0
    const soonFull = (more: Buffer) => ((bytes += more.length) > 100_000 ? full() : Promise.resolve())
    await expect(
      writeWorkbook([{ sheet: 'x', widths: [], data: sheetCells(rows, 0) }], soonFull),
    ).rejects.toThrow('no space')
  })
})
