/** A list as people see it, as a workbook of one sheet: a column each, texts stay texts. */
import { sheetCells, workbook } from '#persistence/spreadsheet/write-workbook.js'

/** What a spreadsheet opens without trouble. */
export const wholeList = { offset: 0, limit: 10_000 }

export interface SheetColumn<Item> {
  heading: string
  /** In characters. */
  width: number
  cell: (item: Item) => string | number | undefined
}

export const listSheet = <Item>(
  sheet: string,
  columns: readonly SheetColumn<Item>[],
  items: readonly Item[],
): Promise<Buffer> =>
  workbook([
    {
      sheet,
      widths: columns.map(({ width }) => width),
      data: sheetCells(
        [columns.map(({ heading }) => heading), ...items.map(item => columns.map(({ cell }) => cell(item)))],
        1,
      ),
    },
  ])
