/** The dirty roster as rows of a sheet: title, a header over two merged rows, the ways, a header again and a footer. */
import type { Pool } from 'pg'
import type { FindingCode } from '#domain/roster/finding-texts.js'
import type { MarkedCell, Merge, Sheet, SheetCell, SheetRow } from '#domain/roster/sheet.js'
import { dirtyColumns, dirtyWays, type Cells, type DirtyWay } from './dirty-ways.js'

/** What the directory must hold, beside the small district, for the ways to be wrong as they say. */
export const dirtyGround = async (pool: Pool): Promise<void> => {
  await pool.query(`
    INSERT INTO org_unit (id, kind, name, parent_id, path, ended_on) VALUES
      ('511702001003', 'community', '和平社区', '511702001', '/5117/511702/511702001/511702001003/', NULL),
      ('511702002003', 'community', '和平社区', '511702002', '/5117/511702/511702002/511702002003/', NULL),
      ('J8', 'agency', '区档案馆', '511702', '/5117/511702/J8/', NULL),
      ('J9', 'agency', '区旧局', '511702', '/5117/511702/J9/', NULL),
      ('J9-Z', 'agencyPartyOrganization', '区旧局机关党支部', 'J9', '/5117/511702/J9/J9-Z/', '2020-12-31')`)
  await pool.query(`
    INSERT INTO person (id, staff_number, name, unit_id, joined_on) VALUES
      ('p-zeros', '00123', '钱多多', 'J1-Z', NULL),
      ('p-known', NULL, '周小川', 'J1-Z', '2011-05-01'),
      ('p-elsewhere', NULL, '吴大海', 'J3-Z', '2012-03-01')`)
}

export const headings: Record<(typeof dirtyColumns)[number], readonly [above: string, heading: string]> = {
  number: ['人员', '工  号'],
  name: ['人员', '姓名*'],
  unitCode: ['所在单位', '单位编码'],
  unit: ['所在单位', '单位名称'],
  joined: ['所在单位', '到本单位年月（如2015-07）'],
  lives: ['居住地', '居住社区'],
  phone: ['居住地', '手机号码'],
  left: ['备注', '离开日期'],
}

/** Serial number first, as rosters have it. */
const firstColumn = 1
const surnames = [...'赵冯陈褚卫蒋沈韩杨朱秦尤许何吕施']
const given = [...'安邦成达恩芳光海洁坤']

/** A row without fault, another person for each. */
const soundCells = (at: number): Cells => ({
  number: `T${100 + at}`,
  name: `${surnames[at % surnames.length]}${given[Math.floor(at / surnames.length) % given.length]}`,
  unitCode: 'J1-Z',
  unit: '',
  joined: '2016-07',
  lives: '东一社区',
  phone: '',
  left: '',
})

export interface DirtyRow {
  row: number
  way: DirtyWay
}

const headerRows = 4
const title = '测试区在职党员花名册（2026年）'

/** Where each way stands. */
export const dirtyRows: DirtyRow[] = dirtyWays.map((way, at) => ({ row: headerRows + 1 + at, way }))

const cellsOf = (no: SheetCell, cells: Cells): SheetCell[] => [
  no,
  ...dirtyColumns.map(column => cells[column] ?? ''),
]

const rowOf = ({ row, way }: DirtyRow, at: number): SheetRow => ({
  row,
  cells: cellsOf(at + 1, { ...soundCells(at), ...way.cells, ...(way.mark && { [way.mark.column]: '' }) }),
})

const mendedRow = ({ row, way }: DirtyRow, at: number): SheetRow[] => {
  if (way.mend === 'remove') return []
  const mended = typeof way.mend === 'object' && !('choose' in way.mend) ? way.mend : {}
  return [{ row, cells: cellsOf(at + 1, { ...soundCells(at), ...way.cells, ...mended }) }]
}

const header: SheetRow[] = [
  { row: 1, cells: [title] },
  { row: 2, cells: ['填报单位：测试区委组织部', '', '', '', '', '', '', '2026年11月'] },
  { row: 3, cells: ['序号', ...dirtyColumns.map((column, at) => (isFirst(at) ? headings[column][0] : ''))] },
  { row: 4, cells: ['', ...dirtyColumns.map(column => headings[column][1])] },
]

function isFirst(at: number): boolean {
  const column = dirtyColumns[at]
  const before = dirtyColumns[at - 1]
  return column !== undefined && (before === undefined || headings[before][0] !== headings[column][0])
}

const merges: Merge[] = [
  { top: 1, left: 0, bottom: 1, right: 8 },
  { top: 3, left: 0, bottom: 4, right: 0 },
  { top: 3, left: 1, bottom: 3, right: 2 },
  { top: 3, left: 3, bottom: 3, right: 5 },
  { top: 3, left: 6, bottom: 3, right: 7 },
]

const afterLast = headerRows + dirtyWays.length + 1
const again: SheetRow = { row: afterLast, cells: ['', ...dirtyColumns.map(column => headings[column][1])] }
const footer: SheetRow = { row: afterLast + 1, cells: ['合计', '', '', '', '', `${dirtyWays.length} 人`] }

const marks: MarkedCell[] = dirtyRows.flatMap(({ row, way: { mark } }) =>
  mark ? [{ row, at: firstColumn + dirtyColumns.indexOf(mark.column), mark: mark.mark }] : [],
)

const sheetOf = (rows: SheetRow[], marked: MarkedCell[]): Sheet => ({
  name: '花名册',
  rows: [...header, ...rows],
  merges,
  marked,
  formulas: 0,
})

export const dirtySheet = (): Sheet => sheetOf([...dirtyRows.map(rowOf), again, footer], marks)
/** The same roster after its keeper has mended it; decisions are still to be made. */
export const mendedSheet = (): Sheet => sheetOf(dirtyRows.flatMap(mendedRow), [])

/** What must be told, and nothing else. */
export const expectedFindings = (): [row: number, code: FindingCode][] => [
  ...dirtyRows.flatMap(({ row, way }) => way.finds.map((code): [number, FindingCode] => [row, code])),
  [again.row, 'headerAgain'],
  [footer.row, 'footerSkipped'],
]

/** Row → choice, as a person would decide on the mended roster. */
export const decidedRows = (): { row: number; choose: number }[] =>
  dirtyRows.flatMap(({ row, way: { mend } }) =>
    typeof mend === 'object' && 'choose' in mend && typeof mend.choose === 'number'
      ? [{ row, choose: mend.choose }]
      : [],
  )
