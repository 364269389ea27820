import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** What keeps texts unreadable at rest. */
export interface Key {
  /** Told from the key itself, so that nobody has to keep a register of names. */
  id: string
  secret: Buffer
}

/** The first key encrypts; every key may decrypt, so that an old one can be kept until nothing sealed with it is left. */
export type Keys = readonly [Key, ...Key[]]

const bytesOfKey = 32

/**
 * Reads a key file: one base64 key of 32 bytes a line, the newest first.
 * @throws Error that names the line at fault, never its content
 */
export const readKeys = (file: string): Keys => {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  const keys = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [keyOf(line.trim(), `${file}:${index + 1}`)],
  )
  const [newest, ...older] = keys
  if (!newest) throw new Error(`${file} holds no key`)
  return [newest, ...older]
}

/** The id of a key file's line. @throws Error when it is no key */
export const keyIdOf = (line: string): string => keyOf(line, 'the line').id

const keyOf = (text: string, place: string): Key => {
  const secret = Buffer.from(text, 'base64')
  if (secret.length !== bytesOfKey) throw new Error(`${place} is no base64 key of ${bytesOfKey} bytes`)
  return { id: createHash('sha256').update(secret).digest('hex').slice(0, 16), secret }
}
