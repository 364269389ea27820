/**
 * Events to somebody else's system, signed as in https://www.standardwebhooks.com: `webhook-id`, `webhook-timestamp`
 * (seconds) and `webhook-signature: v1,<base64 of HMAC-SHA256 over id.timestamp.body>`. The id is the same at every
 * attempt, so that the receiver can leave a repeat aside.
 */
import { createHmac } from 'node:crypto'
import type { BlockList } from 'node:net'
import { addressFlaw, ClosedAddress } from './allowed-address.js'
import { away, notAllowed, refused, slowDown, taken, type Outcome } from './outcome.js'
import { postJson, type Posted } from './post-json.js'

export interface Webhook {
  address: string
  secret: string
  open: BlockList
}

const usualRestSeconds = 60
const longestRestSeconds = 3_600

export const webhookSignature = (secret: string, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`

/** `whsec_` marks a key in base64; anything else is taken as it is. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret)

export const sendEvent = async (
  { address, secret, open }: Webhook,
  id: string,
  body: string,
): Promise<Outcome> => {
  const flaw = addressFlaw(address, open)
  if (flaw) return notAllowed(flaw)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': webhookSignature(secret, id, timestamp, body),
  }
  try {
    return outcomeOf(await postJson(address, body, { open, headers }))
  } catch (error) {
    return error instanceof ClosedAddress ? notAllowed(error.message) : away((error as Error).message)
  }
}

const outcomeOf = ({ status, retryAfter, text }: Posted): Outcome => {
  const told = `HTTP ${status} ${text}`
  if (status >= 200 && status < 300) return taken(`HTTP ${status}`)
  if (status === 429) return slowDown(told, restOf(retryAfter))
  return status === 408 || status === 425 || status >= 500 ? away(told) : refused(told)
}

const restOf = (retryAfter: string | undefined): number => {
  const seconds = Number(retryAfter)
  return seconds > 0 ? Math.min(seconds, longestRestSeconds) : usualRestSeconds
}
