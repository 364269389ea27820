/**
 * The rotating code on the organiser's screen: another one every half minute, told from the activity and the half minute
 * (the slot) by a key that only the server has. The code itself says when it was shown; no clock of a phone is believed.
 */
import type { ActivityTimes, AttendanceFlag } from './attendance.js'

const minute = 60_000
export const slotMs = 30_000
/** Codes are shown from so long before the start until so long after the end. */
export const shownAroundMs = 30 * minute
/** A code is read off a screen, sent and received in this time after its slot. */
const freshMs = 90_000
/** A phone whose clock is further off is told so. */
const clockOffMs = 5 * minute
/** What phones kept while they had no network is taken for so long after the end. */
export const sentUntilMs = 7 * 24 * 60 * minute

/** No 0, O, 1, I: read aloud and typed without mistakes. */
export const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const codeLength = 6

/** The short code of a digest: five bits of each byte. */
export const codeOf = (digest: Uint8Array): string =>
  Array.from(digest.subarray(0, codeLength), byte => codeLetters[byte % codeLetters.length]).join('')

export const slotAt = (instant: number): number => Math.floor(instant / slotMs)

/** All slots whose codes an activity ever shows. */
export const slotsOf = ({ startsAt, endsAt }: ActivityTimes): { first: number; last: number } => ({
  first: slotAt(startsAt - shownAroundMs),
  last: slotAt(endsAt + shownAroundMs),
})

/** Whether its codes are shown at a moment. */
export const isShown = ({ startsAt, endsAt }: ActivityTimes, now: number): boolean =>
  now >= startsAt - shownAroundMs && now <= endsAt + shownAroundMs

/** The slots to hand to the organiser's screen: from now on, so that it goes on turning without a network. */
export const slotsAhead = (times: ActivityTimes, now: number, aheadMs: number): number[] => {
  const { first, last } = slotsOf(times)
  const from = Math.max(first, slotAt(now))
  const to = Math.min(last, slotAt(now + aheadMs))
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

/** As people type it: small letters, blanks and hyphens do not matter. */
export const typedCode = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase()

/** A code as it reached the server. Instants in milliseconds; the phone's by its own clock, if it told them. */
export interface CodeSent {
  code: string
  receivedAt: number
  scannedAt?: number
  sentAt?: number
}

export type CodeRefusal = 'attendanceTooEarly' | 'attendanceTooLate' | 'codeUnknown'
export type CodeJudgement = { refused: CodeRefusal } | { cameAt: number; flags: AttendanceFlag[] }

/**
 * What a code proves. It is looked for among all slots of the activity, whatever the phone's clock says; a code of another
 * activity, of last week or of the future is none of them.
 * @param codeAt the activity's code of a slot
 */
export const judgeCode = (
  times: ActivityTimes,
  sent: CodeSent,
  codeAt: (slot: number) => string,
): CodeJudgement => {
  const { receivedAt } = sent
  const { first, last } = slotsOf(times)
  if (slotAt(receivedAt) < first) return { refused: 'attendanceTooEarly' }
  if (receivedAt > times.endsAt + sentUntilMs) return { refused: 'attendanceTooLate' }
  // The latest first: of two slots with one code the nearer one is meant. One slot ahead, for the screen's own clock.
  for (let slot = Math.min(last, slotAt(receivedAt) + 1); slot >= first; slot -= 1)
    if (codeAt(slot) === typedCode(sent.code)) return { cameAt: slot * slotMs, flags: flagsOf(sent, slot) }
  return { refused: 'codeUnknown' }
}

const flagsOf = ({ receivedAt, scannedAt, sentAt }: CodeSent, slot: number): AttendanceFlag[] => {
  const isFresh = (instant: number) => Math.abs(instant - slot * slotMs) <= slotMs + freshMs
  const flags: AttendanceFlag[] = []
  if (sentAt !== undefined && Math.abs(sentAt - receivedAt) > clockOffMs) flags.push('clockOff')
  if (isFresh(receivedAt)) return flags
  // How long the phone kept it is right by any clock that runs.
  const keptMs = scannedAt === undefined || sentAt === undefined ? 0 : sentAt - scannedAt
  return [...flags, isFresh(receivedAt - keptMs) ? 'sentLater' : 'passedOn']
}
