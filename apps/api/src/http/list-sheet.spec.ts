import type { CellRow } from '#persistence/spreadsheet/write-workbook.js'
import { inOne, inTurns, listSheet, type Turns } from './list-sheet.js'

const columns = [{ heading: '编号', width: 10, cell: (no: number) => no }]

const linesOf = async (
  turns: Turns<number>,
  around?: Parameters<typeof listSheet>[3],
): Promise<CellRow[]> => {
  const lines: CellRow[] = []
  for await (const line of listSheet('表', columns, turns, around).data.rows) lines.push(line)
  return lines
}

/** A list of so many, as a page asks for it. */
const listOf =
  (total: number) =>
  ({ offset, limit }: { offset: number; limit: number }) =>
    Promise.resolve({
      items: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, no) => offset + no),
      total,
    })

describe('a list as a sheet', () => {
  it.each([0, 1, 20_000, 45_003])('is whole: %i', async total => {
    const [heading, ...lines] = await linesOf(inTurns(listOf(total)))
    expect(heading).toEqual(['编号'])
    expect(lines.map(([no]) => no)).toEqual(Array.from({ length: total }, (_, no) => no))
  })

  it('says in its last line where it ends', async () => {
    expect(await linesOf(inTurns(listOf(25_000)), { most: 20_001 })).toHaveLength(20_003)
    expect(await linesOf(inOne([1, 2, 3, 4]), { most: 2 })).toEqual([
      ['编号'],
      [1],
      [2],
      ['仅导出前 2 条，共 4 条，请缩小条件后再导出其余'],
    ])
  })

  it('says nothing when it just fits', async () => {
    expect(await linesOf(inOne([1, 2]), { most: 2, lead: [['某区']] })).toEqual([
      ['某区'],
      ['编号'],
      [1],
      [2],
    ])
  })
})
