import { agendaRow as row } from '#testing/agenda.js'
import { calendarFile } from './calendar-file.js'

const now = new Date('2026-11-27T00:00:00Z')

const mustBeWhole = (line: string): void => {
  if (/[\r\n]/.test(line)) throw new Error(`a bare line break in ${line}`)
  if (Buffer.byteLength(line) > 75) throw new Error(`${Buffer.byteLength(line)} octets: ${line}`)
  if (line.includes('\ufffd')) throw new Error(`a sign cut in two: ${line}`)
}

/** Reads a file as RFC 5545 §3.1 asks: CRLF, at most 75 octets a line, folds begin with one space. @throws Error else */
const read = (file: string): Map<string, string>[] => {
  const content = file.replace(/\r\n$/, '')
  for (const line of content.split('\r\n')) mustBeWhole(line)
  const lines = content.replace(/\r\n[ \t]/g, '').split('\r\n')
  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
  const events: Map<string, string>[] = []
  for (const line of lines) {
    const [, name, value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? []
    if (name === undefined) throw new Error(`no property: ${line}`)
    if (line === 'BEGIN:VEVENT') events.push(new Map())
    else if (events.at(-1)?.has(name) && name !== 'END') throw new Error(`twice ${name}`)
    else events.at(-1)?.set(name, value)
  }
  return events
}
const textOf = (value = '') => value.replace(/\\n/g, '\n').replace(/\\([,;\\])/g, '$1')

test('an activity is an event in UTC with a stable name, its place and its number', () => {
  const [event] = read(calendarFile('我的活动', [row()], now))
  expect(event?.get('UID')).toBe('0b9dd8b6-3a9e-4a32-9b0e-7f9f4c1c2a55@dual-checkin')
  expect(event?.get('DTSTAMP')).toBe('20261127T000000Z')
  expect(event?.get('DTSTART')).toBe('20261128T010000Z')
  expect(event?.get('DTEND')).toBe('20261128T033000Z')
  expect(event?.get('SEQUENCE')).toBe('4')
  expect(event?.get('STATUS')).toBe('CONFIRMED')
  expect(textOf(event?.get('LOCATION'))).toBe('东一社区 活动室；二楼, 东侧')
  expect(textOf(event?.get('DESCRIPTION'))).toContain('HD-2026-000123')
})

test.each([
  ['cancelled', row({ state: 'cancelled', cancelReason: '大雨' }), 'CANCELLED', '已取消：大雨'],
  ['waiting', row({ signUp: 'waiting' }), 'TENTATIVE', '候补中'],
])('%s shows', (_what, activity, status, words) => {
  const [event] = read(calendarFile('我的活动', [activity], now))
  expect(event?.get('STATUS')).toBe(status)
  expect(textOf(event?.get('DESCRIPTION'))).toContain(words)
})

test.each([1, 2, 3, 4, 5, 6])('long titles are folded between signs (shifted by %d)', shift => {
  const title = `${'a'.repeat(shift)}${'关爱空巢老人👵进社区，'.repeat(20)}\n第二行;与\\反斜线`
  const [event] = read(calendarFile('日历'.repeat(60), [row({ title })], now))
  expect(textOf(event?.get('SUMMARY'))).toBe(title)
})

test('planted: a line too long and a bare break are noticed', () => {
  const file = calendarFile('我的活动', [row()], now)
  expect(() => read(file.replace('SUMMARY:', `SUMMARY:${'长'.repeat(30)}`))).toThrow('octets')
  expect(() => read(file.replace('SUMMARY:', 'SUMMARY:a\n'))).toThrow('bare')
})
