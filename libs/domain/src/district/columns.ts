import type { Fault } from './problem.js'

export type Cell<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

/** One column of a file: its header, and how a trimmed, non-empty cell is read. */
export interface Column<T> {
  readonly header: string
  readonly mayBeEmpty: boolean
  readonly maxLength: number
  /** Whether line breaks are allowed inside a cell. */
  readonly multiline: boolean
  readonly read: (text: string) => Cell<NonNullable<T>>
}

const value = <T>(read: T): Cell<T> => ({ ok: true, value: read })
const fault = (message: string, howToMend: string): Cell<never> => ({
  ok: false,
  fault: { message, howToMend },
})

/** Full-width letters, digits and signs, as a Chinese input method leaves them, to ASCII. */
export const toHalfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')

function column<T>(
  header: string,
  maxLength: number,
  read: (text: string) => Cell<NonNullable<T>>,
): Column<T> {
  return { header, mayBeEmpty: false, maxLength, multiline: false, read }
}

/** The same column, but a cell may be empty, which reads as `null`. */
export const optional = <T>(of: Column<T>): Column<T | null> => ({ ...of, mayBeEmpty: true })

export const text = (header: string, maxLength: number): Column<string> => column(header, maxLength, value)

export const longText = (header: string): Column<string> => ({
  ...column<string>(header, 2000, cell => value(cell.replace(/\r\n?/g, '\n'))),
  multiline: true,
})

const scientific = /^\d(\.\d+)?E\+?\d+$/i
const codeShape = /^[0-9A-Za-z]+(-[0-9A-Za-z]+)*$/

/** A code names one thing for ever and stands in paths, so it is plain ASCII. */
export const code = (header: string): Column<string> =>
  column(header, 40, cell => {
    const plain = toHalfWidth(cell)
    if (scientific.test(plain)) {
      return fault(
        '编码被表格软件改成了科学计数法，原来的数字已经丢失',
        '把这一列的格式设为“文本”，重新填写完整编码后再存盘',
      )
    }
    return codeShape.test(plain)
      ? value(plain)
      : fault('编码只能由数字、英文字母和短横线组成', '去掉空格、汉字和其他符号')
  })

/** A list of functions such as `教育、就业`, kept as one text with one kind of separator. */
export const functionList = (header: string): Column<string> =>
  column(header, 200, cell =>
    value(
      cell
        .split(/[、,，;；]/)
        .map(name => name.trim())
        .filter(Boolean)
        .join('、'),
    ),
  )

const dateParts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
const monthParts = /^(\d{4})[-/.年](\d{1,2})月?$/
const two = (digits = ''): string => digits.padStart(2, '0')

function isRealDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
}

/** A day; what spreadsheets make of one (`2026/3/1`, `2026年3月1日`) is understood. */
export const date = (header: string): Column<string> =>
  column(header, 20, cell => {
    const parts = dateParts.exec(toHalfWidth(cell))
    const day = parts && `${parts[1]}-${two(parts[2])}-${two(parts[3])}`
    return day && isRealDay(day)
      ? value(day)
      : fault('不是有效的日期', '写成 2026-03-01 的样子，并确认这一天存在')
  })

export const month = (header: string): Column<string> =>
  column(header, 20, cell => {
    const parts = monthParts.exec(toHalfWidth(cell))
    const read = parts && `${parts[1]}-${two(parts[2])}`
    return read && isRealDay(`${read}-01`) ? value(read) : fault('不是有效的年月', '写成 2026-03 的样子')
  })

/** A whole number from 1 to `most`. */
export const count = (header: string, most: number): Column<number> =>
  column(header, 12, cell => {
    const plain = toHalfWidth(cell)
    const read = /^\d+$/.test(plain) ? Number(plain) : 0
    return read >= 1 && read <= most
      ? value(read)
      : fault(`不是 1 到 ${most} 的整数`, '只填数字，不带单位和小数')
  })

/** One of a few words, each standing for a code. */
export const choice = <T extends string | boolean>(
  header: string,
  words: Readonly<Record<string, T>>,
): Column<T> =>
  column<T>(header, 40, cell => {
    const found = Object.hasOwn(words, cell) ? words[cell] : undefined
    return found === undefined
      ? fault('不认识的取值', `只能填：${Object.keys(words).join('、')}`)
      : value(found)
  })
