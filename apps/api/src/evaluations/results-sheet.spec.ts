import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { workbook } from '#persistence/spreadsheet/write-workbook.js'
import { resultsSheet } from './results-sheet.js'

type Item = Parameters<typeof resultsSheet>[0][number]

const folder = mkdtempSync(join(tmpdir(), 'results-sheet-'))
afterAll(() => rmSync(folder, { recursive: true }))

const distribution = ['很满意', '不满意'].map((label, at) => ({
  ...{ value: `${at}`, label, face: '☺' },
  count: 7 - at,
}))
const judged = {
  ...{ kind: 'person' as const, id: 'one', name: '=李明()', unit: { id: 'j1', name: '区司法局机关党支部' } },
  ...{ answered: 13, distribution, score: 87.5, insufficient: [], isTooFew: false, isWithdrawn: false },
  lastYear: { score: 80, answered: 20, change: 7.5 },
} as unknown as Item

const rowsOf = async (items: Item[]) => {
  const file = join(folder, 'results.xlsx')
  writeFileSync(file, await workbook([resultsSheet(items)]))
  const found = await readSpreadsheet(file)
  return found.ok
    ? found.sheets.map(({ name, rows }) => ({ name, rows: rows.map(({ cells }) => cells) }))
    : found
}

const headings = (...choices: string[]) => [
  ...['类别', '评议对象', '所属党组织', '评议户数', ...choices, '得分', '说明'],
]

test('a column for each choice, counts as numbers, and a name that stays text', async () => {
  const who = ['在职党员', "'=李明()", '区司法局机关党支部', 13, 7, 6]
  expect(await rowsOf([judged, { ...judged, isTooFew: true }, { ...judged, isWithdrawn: true }])).toEqual([
    {
      name: '评议结果',
      rows: [
        headings('很满意', '不满意'),
        [...who, 87.5, '上年 80，变化 7.5'],
        [...who, '', '样本不足'],
        [...who, '', '异议成立，结果不采用'],
      ],
    },
  ])
})

test('nothing to tell is a sheet of headings', async () => {
  expect(await rowsOf([])).toEqual([{ name: '评议结果', rows: [headings()] }])
})
