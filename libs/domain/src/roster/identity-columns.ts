import { holdsIdentityNumber, namesIdentityNumber } from '../district/identity-number.js'
import { toHalfWidth } from '../district/columns.js'
import { textOf } from './clean-text.js'
import { cellAt, isEmpty, type SheetCell, type SheetRow } from './sheet.js'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

/** Whether the last digit is the one that the seventeen before it ask for (GB 11643). */
export function hasValidCheckDigit(number: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return number[17]?.toUpperCase() === checkDigits[sum % 11]
}

/** Eighteen digits with region, birthday and check digit; or what a spreadsheet rounded such a number to. */
export function isIdentityNumber(cell: SheetCell): boolean {
  const text = toHalfWidth(textOf(cell)).replace(/[\s'-]/g, '')
  if (!/^\d{17}[\dXx]$/.test(text) || !holdsIdentityNumber(text)) return false
  return hasValidCheckDigit(text) || /000$/.test(text)
}

/**
 * The first column that is one of identity-card numbers, by its heading or because most of its cells are such
 * numbers: the whole file is refused then, and nothing of it kept.
 */
export function identityColumn(headings: readonly string[], rows: readonly SheetRow[]): string | undefined {
  const named = headingsOf(rows).find(heading => namesIdentityNumber(heading))
  if (named !== undefined) return named
  const width = Math.max(headings.length, ...rows.slice(0, 200).map(({ cells }) => cells.length))
  const at = Array.from({ length: width }, (_, index) => index).find(index => isMostlyIdentity(rows, index))
  return at === undefined ? undefined : headings[at] || `第 ${at + 1} 列`
}

/** Short texts at the top; a sentence that forbids such numbers is no heading. */
const headingsOf = (rows: readonly SheetRow[]): string[] =>
  rows
    .slice(0, 15)
    .flatMap(({ cells }) => cells.map(cell => textOf(cell).replace(/[\s*＊]|[（(].*[)）]/g, '')))
    .filter(text => text.length <= 8)

function isMostlyIdentity(rows: readonly SheetRow[], at: number): boolean {
  let filled = 0
  let numbers = 0
  for (const row of rows) {
    const cell = cellAt(row, at)
    if (isEmpty(cell)) continue
    filled += 1
    if (isIdentityNumber(cell)) numbers += 1
  }
  return numbers * 2 > filled
}
