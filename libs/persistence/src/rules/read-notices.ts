/** State Council notices as people hand them in: holiday-cn's JSON, or a table of days. */
import { checkNotices, type CheckedNotices, type NoticeProblem } from '#domain/calendar/check-notices.js'
import type { HolidayNotice } from '#domain/calendar/notices.js'
import { decodeText } from '../seed/decode-file.js'
import { parseCsv } from '../seed/parse-csv.js'

export const howToMendNotices =
  'JSON 用 holiday-cn 的格式（year、papers、days）；CSV 的列是 日期,名称,类型，类型写 放假 或 上班'

const KINDS: Record<string, boolean> = { 放假: true, 休: true, 上班: false, 班: false }

const refused = (...problems: NoticeProblem[]): CheckedNotices => ({ ok: false, problems })

/** The notices of a file, or every line that cannot be. @param name tells a table from JSON by its end */
export const readNotices = (name: string, bytes: Buffer): CheckedNotices => {
  const text = decodeText(bytes)
  if (!text.ok) return refused({ place: '文件', message: `${text.fault.message}；${text.fault.howToMend}` })
  return /\.csv$/i.test(name) ? fromCsv(text.text) : fromJson(text.text)
}

const fromJson = (text: string): CheckedNotices => {
  try {
    return checkNotices(JSON.parse(text))
  } catch (cause) {
    return refused({ place: '文件', message: `不是 JSON：${(cause as Error).message}` })
  }
}

/** The year is that of most of its days: a notice may name days of the December before. */
const fromCsv = (text: string): CheckedNotices => {
  const parsed = parseCsv(text)
  if (!parsed.ok) return refused({ place: '文件', message: parsed.fault.message })
  const { header, records } = parsed.table
  const at = ['日期', '名称', '类型'].map(name => header.indexOf(name))
  if (at.includes(-1)) return refused({ place: '第 1 行', message: '应为 日期,名称,类型' })
  const problems: NoticeProblem[] = []
  const days = records.flatMap(({ row, cells }) => {
    const [date = '', name = '', kind = ''] = at.map(place => (cells[place] ?? '').trim())
    const isOffDay = KINDS[kind]
    if (isOffDay !== undefined) return [{ name, date, isOffDay }]
    problems.push({ place: `第 ${row} 行`, message: `类型 ${JSON.stringify(kind)} 应为 放假 或 上班` })
    return []
  })
  return problems.length > 0 ? refused(...problems) : checkNotices([noticeOf(days)])
}

const noticeOf = (days: HolidayNotice['days']): HolidayNotice => {
  const years = days.map(({ date }) => Number(date.slice(0, 4))).filter(Number.isInteger)
  const mostly = (year: number) => years.filter(each => each === year).length
  const [year = 0] = [...new Set(years)].sort((a, b) => mostly(b) - mostly(a))
  return { year, papers: [], days }
}
