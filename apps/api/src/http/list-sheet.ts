/** A list as people see it, as a workbook of one sheet: a column each, texts stay texts, and all that the list finds. */
import {
  mostSheetRows,
  sheetCells,
  type CellRow,
  type Sheet,
} from '#persistence/spreadsheet/write-workbook.js'

export interface SheetColumn<Item> {
  heading: string
  /** In characters. */
  width: number
  cell: (item: Item) => string | number | undefined
}

/** The next items of a list, and how many it has in all. */
export interface Turn<Item> {
  items: readonly Item[]
  total: number
}
export type Turns<Item> = Iterable<Turn<Item>> | AsyncIterable<Turn<Item>>

/** One turn is one statement, and a statement has three seconds. */
const inOneTurn = 5_000
/** What a sheet holds with some lines to spare for its headings and its end. */
export const mostListed = mostSheetRows - 100

/** A list from its first item to its last, asked as its page asks for it. */
export async function* inTurns<Item>(
  ask: (page: { offset: number; limit: number }) => Promise<Turn<Item>>,
): AsyncGenerator<Turn<Item>> {
  for (let offset = 0; ; offset += inOneTurn) {
    const found = await ask({ offset, limit: inOneTurn })
    yield found
    if (found.items.length < inOneTurn) return
  }
}

/** The whole of a short list. */
export const wholeOf = async <Item>(ask: Parameters<typeof inTurns<Item>>[0]): Promise<Item[]> => {
  const all: Item[] = []
  for await (const { items } of inTurns(ask)) all.push(...items)
  return all
}

/** A list that is at hand. */
export const inOne = <Item>(items: readonly Item[]): Turn<Item>[] => [{ items, total: items.length }]

/** The last line of a file that does not hold the whole list. */
export const endLine = (shown: number, total: number): string =>
  `仅导出前 ${shown} 条，共 ${total} 条，请缩小条件后再导出其余`

interface Around {
  /** Lines above the headings. */
  lead?: readonly CellRow[]
  /** Where it ends at the latest. */
  most?: number
}

export const listSheet = <Item>(
  sheet: string,
  columns: readonly SheetColumn<Item>[],
  turns: Turns<Item>,
  { lead = [], most = mostListed }: Around = {},
): Sheet => ({
  sheet,
  widths: columns.map(({ width }) => width),
  data: sheetCells(linesOf(columns, turns, { lead, most }), lead.length + 1),
})

async function* linesOf<Item>(
  columns: readonly SheetColumn<Item>[],
  turns: Turns<Item>,
  { lead, most }: Required<Around>,
): AsyncGenerator<CellRow> {
  yield* lead
  yield columns.map(({ heading }) => heading)
  let shown = 0
  for await (const { items, total } of turns) {
    const taken = items.slice(0, most - shown)
    for (const item of taken) yield columns.map(({ cell }) => cell(item))
    shown += taken.length
    if (shown < most || total <= shown) continue
    yield [endLine(shown, total)]
    return
  }
}
