/** The calendar as a program reads it that knows nothing of us: the parser of Thunderbird. */
import ICAL from 'ical.js'
import type { AgendaRow } from '#persistence/agenda/find-agenda.js'
import { agendaRow } from '#testing/agenda.js'
import { calendarFile } from './calendar-file.js'

const row = (changes: Partial<AgendaRow> = {}): AgendaRow =>
  agendaRow({
    place: '活动室',
    startsAt: new Date('2026-12-31T16:30:00Z'),
    endsAt: new Date('2026-12-31T18:00:00Z'),
    ...changes,
  })
const now = new Date('2026-11-27T00:00:00Z')
const fileOf = (...rows: AgendaRow[]) => calendarFile('我的活动', rows, now)

const opened = (file: string) => new ICAL.Component(ICAL.parse(file) as unknown[])
const eventsOf = (file: string) =>
  opened(file)
    .getAllSubcomponents('vevent')
    .map(component => ({ component, event: new ICAL.Event(component) }))

test('it is one published calendar with its name, its version and how often to look', () => {
  const calendar = opened(fileOf(row(), row({ id: 'another' })))
  expect(calendar.name).toBe('vcalendar')
  expect(
    ['version', 'method', 'x-wr-calname', 'x-wr-timezone'].map(name => calendar.getFirstPropertyValue(name)),
  ).toEqual(['2.0', 'PUBLISH', '我的活动', 'Asia/Shanghai'])
  expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H')
  expect(calendar.getAllSubcomponents('vevent')).toHaveLength(2)
})

test('an activity after midnight in Beijing stands at its own moment, whatever zone the program is in', () => {
  const [{ event, component }] = eventsOf(fileOf(row())) as [ReturnType<typeof eventsOf>[number]]
  expect(event.startDate.toJSDate()).toEqual(new Date('2026-12-31T16:30:00Z'))
  expect(event.endDate.toJSDate()).toEqual(new Date('2026-12-31T18:00:00Z'))
  expect(event.startDate.zone).toBe(ICAL.Timezone.utcTimezone)
  expect(event.startDate.isDate).toBe(false)
  // RFC 5545 §3.8.7.2: a stamp is in UTC.
  expect(component.getFirstPropertyValue('dtstamp')).toMatchObject({ zone: ICAL.Timezone.utcTimezone })
})

test.each([
  ['commas, semicolons and backslashes', '包粽子,送粽子;C:\\活动, 第二场'],
  ['lines and quotes', '第一行\n第二行 "引号"：冒号:'],
  ['what looks like another property', 'x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:假的'],
  ['a long text with signs of four octets', `关爱空巢老人👵进社区，${'自带水杯；'.repeat(60)}`],
])('%s come back as they were written', (_what, title) => {
  const found = eventsOf(fileOf(row({ title, place: title })))
  expect(found.map(({ event }) => [event.summary, event.location])).toEqual([[title, `东一社区 ${title}`]])
})

test('one that is cancelled keeps its name, has a later number, and is struck out', () => {
  const [planned] = eventsOf(fileOf(row()))
  const [cancelled] = eventsOf(fileOf(row({ state: 'cancelled', cancelReason: '大雨, 改期', version: 5 })))
  expect(cancelled?.event.uid).toBe(planned?.event.uid)
  expect([planned?.event.sequence, cancelled?.event.sequence]).toEqual([4, 5])
  expect(planned?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(cancelled?.event.description).toContain('已取消：大雨, 改期')
})

test('planted: text that was not escaped, and a line that was not folded right, are read otherwise or not at all', () => {
  const title = '第一行\n第二行'
  const file = fileOf(row({ title }))
  expect(() => eventsOf(file.replace('第一行\\n第二行', title))).toThrow(ICAL.parse.ParserError)
  const long = fileOf(row({ title: '长'.repeat(60) }))
  expect(() => eventsOf(long.replaceAll('\r\n ', '\r\n'))).toThrow(ICAL.parse.ParserError)
})
