import { isLate, isWeighty, leftEarly } from './attendance.js'
import {
  codeOf,
  judgeCode,
  shownAroundMs,
  slotAt,
  slotMs,
  slotsAhead,
  type CodeSent,
} from './attendance-code.js'

const minute = 60_000
const day = 24 * 60 * minute
const startsAt = Date.parse('2026-09-26T09:00:00+08:00')
const times = { startsAt, endsAt: startsAt + 120 * minute }
const codesOf = (activity: string) => (slot: number) =>
  `${activity}${slot.toString(32).slice(-5)}`.toUpperCase()
const codeAt = codesOf('a')
const shownAt = (instant: number) => codeAt(slotAt(instant))
const judge = (sent: CodeSent, code = codeAt) => judgeCode(times, sent, code)
const came = startsAt + 5 * minute

test('a code of now says when it was shown', () => {
  expect(judge({ code: shownAt(came), receivedAt: came + 20_000 })).toEqual({ cameAt: came, flags: [] })
})

test('typed in small letters with blanks it is the same code', () => {
  const code = shownAt(came).toLowerCase().replace(/^(..)/, '$1 - ')
  expect(judge({ code, receivedAt: came })).toEqual({ cameAt: came, flags: [] })
})

test('a phone without a network sends it hours later, by whatever clock', () => {
  for (const off of [0, day, -day]) {
    const receivedAt = came + 5 * 60 * minute
    const sent = { code: shownAt(came), receivedAt, scannedAt: came + 10_000 + off, sentAt: receivedAt + off }
    expect(judge(sent)).toEqual({
      cameAt: came,
      flags: off === 0 ? ['sentLater'] : ['clockOff', 'sentLater'],
    })
  }
})

test.each([
  ['sent on and scanned an hour later', came + 60 * minute, came + 60 * minute],
  ['sent on to a phone without a network', came + 60 * minute, came + 90 * minute],
])('a screenshot %s is told to the organiser', (_how, scannedAt, sentAt) => {
  const sent = { code: shownAt(came), receivedAt: sentAt, scannedAt, sentAt }
  expect(judge(sent)).toEqual({ cameAt: came, flags: ['passedOn'] })
})

test('late without a word of when it was scanned is told to the organiser', () => {
  expect(judge({ code: shownAt(came), receivedAt: came + 10 * minute })).toMatchObject({
    flags: ['passedOn'],
  })
})

test.each<[string, CodeSent, string]>([
  [
    'before it begins',
    { code: shownAt(came), receivedAt: startsAt - shownAroundMs - 1 },
    'attendanceTooEarly',
  ],
  ['a week after it', { code: shownAt(came), receivedAt: times.endsAt + 8 * day }, 'attendanceTooLate'],
  ['a code of last week', { code: shownAt(came - 7 * day), receivedAt: came }, 'codeUnknown'],
  ['a code of later', { code: shownAt(came + 10 * minute), receivedAt: came }, 'codeUnknown'],
  ['a code of another activity', { code: codesOf('b')(slotAt(came)), receivedAt: came }, 'codeUnknown'],
])('refused: %s', (_what, sent, refused) => {
  expect(judge(sent)).toEqual({ refused })
})

test('the organiser’s screen gets the codes of the next while, and none before or after', () => {
  expect(slotsAhead(times, startsAt, 10 * minute)).toHaveLength(21)
  expect(slotsAhead(times, startsAt, 10 * minute)[0]).toBe(startsAt / slotMs)
  expect(slotsAhead(times, startsAt - day, 10 * minute)).toEqual([])
  expect(slotsAhead(times, times.endsAt + day, 10 * minute)).toEqual([])
})

test('a code has six letters that cannot be mistaken', () => {
  expect(codeOf(Uint8Array.from({ length: 32 }, (_, index) => index * 7))).toMatch(/^[2-9A-HJ-NP-Z]{6}$/)
})

test('late, gone early, and what needs a word', () => {
  expect([isLate(times, startsAt + 9 * minute), isLate(times, startsAt + 11 * minute)]).toEqual([false, true])
  expect([leftEarly(times, null), leftEarly(times, times.endsAt - 11 * minute)]).toEqual([false, true])
  expect([isWeighty(['sentLater', 'clockOff', 'waiting']), isWeighty(['elsewhere'])]).toEqual([false, true])
})
