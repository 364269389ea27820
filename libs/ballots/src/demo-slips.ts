/** Slips of the demo that whoever tries it out can vote with: made the same everywhere and shown to everybody, so no secret. */
import { createHash } from 'node:crypto'
import { tokenOf } from '#secrets/printed-token.js'

const count = 6

export const demoTokens = (): string[] =>
  Array.from({ length: count }, (_, place) =>
    tokenOf(createHash('sha256').update(`dual-checkin demo slip ${place}`).digest().subarray(0, 16)),
  )
