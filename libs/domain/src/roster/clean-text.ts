import { toHalfWidth } from '../district/columns.js'
import type { SheetCell } from './sheet.js'

/** C0 and C1 controls without line breaks and tab, zero-width signs, and signs that turn the writing direction. */
const controls =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
/** The replacement character, and what GBK makes of two of them. */
const mojibake = /\ufffd|锟斤拷|烫烫烫/

export const hasControls = (text: string): boolean => controls.test(text) || /[\t\r\n]/.test(text)
export const isMojibake = (text: string): boolean => mojibake.test(text)
export const withoutControls = (text: string): string => text.replace(new RegExp(controls, 'g'), '·')

/** A cell as one would read it aloud: numbers in full, no space around, no quote that kept a formula harmless. */
export const textOf = (cell: SheetCell): string =>
  typeof cell === 'number'
    ? plainNumber(cell)
    : cell.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '').replace(/^'(?=[=+\-@＝＋－＠])/, '')

const fifteenDigits = { useGrouping: false, maximumSignificantDigits: 15 } as const

/** `511702001001`, never `5.117E11`: the fifteen digits that a spreadsheet keeps, at most six behind the point. */
function plainNumber(value: number): string {
  if (Math.abs(value) >= 1e15) return value.toLocaleString('en-US', fifteenDigits)
  return String(Number(value.toFixed(6)))
}

const fullWidthSigns = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/

/** Full-width digits and letters made plain; says whether there were any. */
export function plain(text: string): { readonly text: string; readonly wasFullWidth: boolean } {
  return { text: toHalfWidth(text), wasFullWidth: fullWidthSigns.test(text) }
}

/** What a heading or a unit's name is compared by: no spaces, no brackets' form, no case. */
export const folded = (text: string): string => toHalfWidth(text).replace(/\s+/g, '').toLowerCase()
