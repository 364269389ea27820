/** Changes key files so that whoever reads one at any moment sees the old file or the new one, and never half of one. */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { readKeys, type Keys } from './key-file.js'

export const newKeyLine = (): string => randomBytes(32).toString('base64')

/** The lines of a key file, newest first; none when there is no file. */
export const keyLines = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split(/\r?\n/)
        .map(line => line.trim())
        .filter(line => line !== '')
    : []

/**
 * Replaces a key file, keeping its owner and its rights (a new one is the owner's alone).
 * @returns its keys as they are read from now on
 * @throws Error, with the file as it was, when a line is no key
 */
export const writeKeyFile = (file: string, lines: readonly string[]): Keys => {
  const draft = `${file}.${process.pid}.new`
  const before = existsSync(file) ? statSync(file) : undefined
  const handle = openSync(draft, 'w', before ? before.mode & 0o777 : 0o600)
  writeSync(handle, `${lines.join('\n')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  if (before && process.getuid?.() === 0) chownSync(draft, before.uid, before.gid)
  try {
    const keys = readKeys(draft)
    renameSync(draft, file)
    return keys
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Lays keys below those of a file that it lacks: what was sealed with them can be read, nothing new is. */
export const addOldKeys = (file: string, lines: readonly string[]): void => {
  const there = keyLines(file)
  const missing = lines.filter(line => !there.includes(line))
  if (missing.length > 0) writeKeyFile(file, [...there, ...missing])
}
