import { toHalfWidth } from '../district/columns.js'
import { textOf } from './clean-text.js'
import type { FindingCode } from './finding-texts.js'
import type { SheetCell } from './sheet.js'

/** A day, or a month given by its first day. */
export interface ReadDay {
  readonly day: string
  readonly precision: 'day' | 'month'
  /** Worked out from a spreadsheet's count of days. */
  readonly fromSerial: boolean
}

export type DayResult =
  | { readonly ok: true; readonly value: ReadDay }
  | { readonly ok: false; readonly code: FindingCode; readonly detail?: string }

const fail = (code: FindingCode, detail?: string): DayResult => ({
  ok: false,
  code,
  ...(detail && { detail }),
})

/** Days since 1899-12-30, as Excel counts; these are the years 1927 to 2064. */
const firstSerial = 10_000
const lastSerial = 60_000
const serialEpoch = Date.UTC(1899, 11, 30)
const dayMs = 86_400_000

const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/
const month = /^(\d{4})[-/.年](\d{1,2})月?$/
const chineseDigits = '〇一二三四五六七八九'

/** A cell of a date column, in the shapes people and spreadsheets write dates in. */
export function readDay(cell: SheetCell, today: string): DayResult {
  const asNumber = typeof cell === 'number' ? cell : undefined
  const text = toHalfWidth(fromChineseDigits(textOf(cell))).replace(/\s*([-/.年月])\s*/g, '$1')
  if (isSerial(asNumber ?? text)) return fromSerial(Number(text), today)
  if (/^\d{2}[-/.年]\d{1,2}/.test(text)) return fail('dateShortYear')
  // 2015.1 as a number may have been 2015.10.
  const halved = asNumber !== undefined && /^(\d{4})\.1$/.exec(text)
  if (halved) return fail('dateAmbiguous', halved[1])
  const [, year = '', inYear = '', inMonth] = compact(text) ?? day.exec(text) ?? month.exec(text) ?? []
  if (year === '') return fail('dateInvalid')
  return checked(`${year}-${two(inYear)}-${two(inMonth ?? '1')}`, inMonth ? 'day' : 'month', false, today)
}

const two = (digits: string): string => digits.padStart(2, '0')

function isSerial(value: number | string): boolean {
  const number = typeof value === 'string' && !/^\d{5}$/.test(value) ? Number.NaN : Number(value)
  return number >= firstSerial && number <= lastSerial
}

const fromSerial = (serial: number, today: string): DayResult =>
  checked(new Date(serialEpoch + Math.floor(serial) * dayMs).toISOString().slice(0, 10), 'day', true, today)

/** `20150701` and `201507`. */
const compact = (text: string): RegExpExecArray | null =>
  /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})$/.exec(text)

/** `二〇一五年七月` and `二零一五年十二月`. */
function fromChineseDigits(text: string): string {
  if (!/[〇零一二三四五六七八九十]/.test(text)) return text
  return text
    .replaceAll('零', '〇')
    .replace(/(?<=^|\D)十(?=[一二三四五六七八九])/g, '1')
    .replace(/([二三])十(?=[一二三四五六七八九])/g, '$1')
    .replace(/([二三])十/g, (_, tens: string) => `${chineseDigits.indexOf(tens)}0`)
    .replaceAll('十', '10')
    .replace(/[〇一二三四五六七八九]/g, digit => String(chineseDigits.indexOf(digit)))
}

function checked(
  read: string,
  precision: ReadDay['precision'],
  fromSerial: boolean,
  today: string,
): DayResult {
  const instant = new Date(`${read}T00:00:00Z`)
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(read)) return fail('dateInvalid')
  if (read > today) return fail('dateInFuture')
  if (read < '1930') return fail('dateTooEarly')
  return { ok: true, value: { day: read, precision, fromSerial } }
}
