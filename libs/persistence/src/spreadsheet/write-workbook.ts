/** Workbooks of figures: numbers stay numbers, texts stay texts. */
import { harmless } from './harmless.js'

export interface Sheet {
  /** Its name. */
  sheet: string
  /** Of the first columns, in characters. */
  widths: number[]
  data: object[][]
}

/** @param headings how many rows at the top are set in bold */
export const sheetCells = (
  rows: readonly (readonly (string | number | undefined)[])[],
  headings: number,
): object[][] =>
  rows.map((row, no) =>
    row.map(cell => ({
      ...(typeof cell === 'number'
        ? { value: cell, type: Number }
        : { value: harmless(cell ?? ''), format: '@', type: String }),
      ...(no < headings && { fontWeight: 'bold' }),
    })),
  )

/** @returns the bytes of an .xlsx */
export const workbook = async (sheets: readonly Sheet[]): Promise<Buffer> => {
  // Loaded when a workbook is written: a start does not wait for it.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  return writeExcelFile(
    sheets.map(({ sheet, widths, data }) => ({
      sheet,
      data: data as never,
      columns: widths.map(width => ({ width })),
    })),
  ).toBuffer()
}
