/** A sheet as read from a workbook or a CSV file, before anything in it is understood. */

/** Text as it stands; a number only where the workbook kept one (a date kept as one is already `2026-03-01`). */
export type SheetCell = string | number

export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  /** From the first column on; what lies behind the last one is empty. */
  readonly cells: readonly SheetCell[]
}

/** Cells shown as one: rows as the spreadsheet counts, columns from 0, all of them included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type CellMark = 'formulaWithoutValue' | 'formulaElsewhere' | 'errorValue'

/** A cell that holds no value of its own which could be taken. */
export interface MarkedCell {
  readonly row: number
  readonly at: number
  readonly mark: CellMark
}

export interface Sheet {
  readonly name: string
  /** Rows with something in them. */
  readonly rows: readonly SheetRow[]
  readonly merges: readonly Merge[]
  readonly marked: readonly MarkedCell[]
  /** Cells whose value a formula had worked out when the workbook was saved. */
  readonly formulas: number
}

export const cellAt = (row: SheetRow | undefined, at: number | undefined): SheetCell =>
  at === undefined ? '' : (row?.cells[at] ?? '')

export const isEmpty = (cell: SheetCell): boolean => typeof cell === 'string' && cell.trim() === ''
