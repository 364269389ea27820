import { readFileSync } from 'node:fs'
import type { HolidayNotice } from '#domain/calendar/notices.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { howToMendNotices, readNotices as readFrom } from '#persistence/rules/read-notices.js'

const PROBLEMS_TOLD = 20

/** The notices of a file. @throws EmbeddedError that lists every line that cannot be */
export function readNotices(file: string): HolidayNotice[] {
  const read = readFrom(file, readFileSync(file))
  if (read.ok) return read.notices
  const told = read.problems.slice(0, PROBLEMS_TOLD).map(({ place, message }) => `  ${place}：${message}`)
  throw new EmbeddedError(
    `${file} 有 ${read.problems.length} 处问题，什么都没有改动：\n${told.join('\n')}`,
    howToMendNotices,
  )
}
