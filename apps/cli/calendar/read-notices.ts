import { readFileSync } from 'node:fs'
import { checkNotices } from '#domain/calendar/check-notices.js'
import type { HolidayNotice } from '#domain/calendar/notices.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { decodeFile } from '#persistence/seed/decode-file.js'
import { parseCsv } from '#persistence/seed/parse-csv.js'

const PROBLEMS_TOLD = 20
const MEND = 'JSON 用 holiday-cn 的格式（year、papers、days）；CSV 的列是 日期,名称,类型，类型写 放假 或 上班'
const KINDS: Record<string, boolean> = { 放假: true, 休: true, 上班: false, 班: false }

/** The notices of a file. @throws EmbeddedError that lists every line that cannot be */
export function readNotices(file: string): HolidayNotice[] {
  const bytes = readFileSync(file)
  const text = decodeFile(bytes)
  if (!text.ok) throw new EmbeddedError(`${file}：${text.fault.message}`, text.fault.howToMend)
  const handedIn = /\.csv$/i.test(file) ? fromCsv(file, text.text) : fromJson(file, text.text)
  const checked = checkNotices(handedIn)
  if (checked.ok) return checked.notices
  refuse(
    file,
    checked.problems.map(({ place, message }) => `${place}：${message}`),
  )
}

function fromJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new EmbeddedError(`${file} 不是 JSON：${(cause as Error).message}`, MEND, { cause })
  }
}

/** The year is that of most of its days: a notice may name days of the December before. */
function fromCsv(file: string, text: string): HolidayNotice[] {
  const parsed = parseCsv(text)
  if (!parsed.ok) throw new EmbeddedError(`${file}：${parsed.fault.message}`, MEND)
  const { header, records: rows } = parsed.table
  const at = ['日期', '名称', '类型'].map(name => header.indexOf(name))
  if (at.includes(-1)) throw new EmbeddedError(`${file} 的第 1 行应为 日期,名称,类型`, MEND)
  const problems: string[] = []
  const days = rows.flatMap(({ row, cells }) => {
    const [date = '', name = '', kind = ''] = at.map(place => (cells[place] ?? '').trim())
    const isOffDay = KINDS[kind]
    if (isOffDay === undefined) problems.push(`第 ${row} 行：类型 ${JSON.stringify(kind)} 应为 放假 或 上班`)
    return isOffDay === undefined ? [] : [{ name, date, isOffDay }]
  })
  if (problems.length > 0) refuse(file, problems)
  const years = days.map(({ date }) => Number(date.slice(0, 4))).filter(Number.isInteger)
  const mostly = (year: number) => years.filter(each => each === year).length
  const [year = 0] = [...new Set(years)].sort((a, b) => mostly(b) - mostly(a))
  return [{ year, papers: [], days }]
}

function refuse(file: string, problems: readonly string[]): never {
  const told = problems.slice(0, PROBLEMS_TOLD).map(problem => `  ${problem}`)
  throw new EmbeddedError(`${file} 有 ${problems.length} 处问题，什么都没有改动：\n${told.join('\n')}`, MEND)
}
