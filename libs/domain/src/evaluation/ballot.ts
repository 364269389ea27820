/** A ballot: what one household answered, with nothing that says which. */

export type BallotSource = 'online' | 'paper'

/**
 * By the places of those judged in the community: the number of a choice from 1, `notAnswered`, or, on what is kept after the
 * count, `merged`.
 */
export type Answers = readonly number[]
export const notAnswered = 0
/** Given by so few that it is counted with other communities only. */
export const merged = -1

/** As it lies in the urn, until the urn is opened. */
export interface CastBallot {
  /** Told to the voter, who finds it on the published list. */
  receipt: string
  communityId: string
  source: BallotSource
  answers: Answers
  comment: string | null
}

/** Without what was written, which is kept apart from it. */
export type BareBallot = Omit<CastBallot, 'comment'>

export type BallotFlaw = 'otherSubjects' | 'unknownChoice' | 'nothingAnswered'

/** @returns what is wrong with answers about so many people and units; nothing when they may be cast */
export const flawOfAnswers = (
  counts: { choices: number; subjects: number },
  answers: Answers,
): BallotFlaw | undefined => {
  if (answers.length !== counts.subjects) return 'otherSubjects'
  const isKnown = (answer: number) =>
    Number.isInteger(answer) && answer >= notAnswered && answer <= counts.choices
  if (!answers.every(isKnown)) return 'unknownChoice'
  return answers.every(answer => answer === notAnswered) ? 'nothingAnswered' : undefined
}

/** Letters and digits that are not taken for one another when read aloud or written down. */
const readable = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const letters = 16

/** A receipt of 80 bits from at least as many random bytes as it has letters, e.g. `7K3F-9QXM-2BHT-W5CA`. */
export const receiptOf = (random: Uint8Array): string => {
  const text = Array.from(random.subarray(0, letters), byte => readable[byte % readable.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** As it is looked for, however it was typed. */
export const readReceipt = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, letters)
    .replace(/(.{4})(?=.)/g, '$1-')
