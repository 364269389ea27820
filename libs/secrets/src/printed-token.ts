/** What a slip carries: 128 random bits as 26 letters and digits that cannot be taken for one another, typed in any case. */
import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const bits = 128
const letters = 26
const posterLetters = 8

export const newToken = (): string => tokenOf(randomBytes(bits / 8))

/** 40 bits as eight letters, for what hangs on a wall and is typed from it: hard to hit upon, not a secret. */
export const newPosterToken = (): string => newToken().slice(0, posterLetters)

/** @param random 128 bits */
export const tokenOf = (random: Buffer): string => {
  let rest = BigInt(`0x${random.toString('hex')}`)
  let token = ''
  for (let at = 0; at < letters; at += 1) {
    token += alphabet[Number(rest % 32n)] ?? ''
    rest /= 32n
  }
  return token
}

/** As it is looked for: without gaps, and with what people read instead (o, i, l). */
export const readToken = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
