/**
 * What is told from a slip's token, and what from token and nonce. The token is printed and kept nowhere; the nonce is chosen
 * for the first screen and kept by the voter's form alone. Whoever has the database has none of them, and whoever has the
 * printed slips lacks the nonce: neither can tell the receipt from `castHash`.
 */
import { createHash, randomBytes } from 'node:crypto'
import { receiptOf } from '#domain/evaluation/ballot.js'

const digest = (use: string, ...secrets: string[]): Buffer =>
  createHash('sha256')
    .update([`dual-checkin ${use}`, ...secrets].join('\n'))
    .digest()

/** How a slip is found. */
export const tokenHashOf = (token: string): string => digest('slip', token).toString('base64url')

/** Where its ballot lies in the urn: only whoever holds the slip can have it taken out again. */
export const markOf = (token: string): string => digest('mark', token).toString('base64url')

/** Tells a repeat from another vote. */
export const castHashOf = (token: string, nonce: string): string =>
  digest('cast', token, nonce).toString('base64url')

/** The same for every repeat. */
export const receiptFor = (token: string, nonce: string): string => receiptOf(digest('receipt', token, nonce))

export const newNonce = (): string => randomBytes(16).toString('base64url')
export const isNonce = (text: string): boolean => /^[\w-]{22}$/.test(text)

/** One sending of a sheet of paper: its slip, who sends it, what was entered. */
export interface PaperSending {
  evaluationId: string
  communityId: string
  number: number
  by: string
  /** As it was entered, e.g. as JSON. */
  entered: string
}

/** Fewer signs of a key could be tried out by whoever has the database. */
export const fewestKeySigns = 22

/**
 * Of a vote on paper, which has no token. All but the mark follow from the key of the request that casts it, which is kept by
 * the form alone: sent again, it is told the same receipt, and nobody else tells it from what is kept.
 */
export const paperSecrets = (
  { evaluationId, communityId, number, by, entered }: PaperSending,
  key: string,
) => {
  const sending = [evaluationId, communityId, String(number), by, key, entered]
  return {
    /** How a repeat of it is found. */
    requestHash: digest('paper request', ...sending).toString('base64url'),
    receipt: receiptOf(digest('paper receipt', ...sending)),
    castHash: digest('paper cast', ...sending).toString('base64url'),
    mark: randomBytes(32).toString('base64url'),
  }
}
