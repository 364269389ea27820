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

/** Of a vote on paper, which has neither token nor nonce. */
export const paperSecrets = () => ({
  receipt: receiptOf(randomBytes(16)),
  castHash: randomBytes(32).toString('base64url'),
  mark: randomBytes(32).toString('base64url'),
})
