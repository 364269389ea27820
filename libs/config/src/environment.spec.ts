import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ZodError } from 'zod'
import { environmentOf } from './environment.js'

const folder = mkdtempSync(join(tmpdir(), 'environment-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('an empty variable counts as not set', () => {
  expect(environmentOf({ PORT: '', HOST: 'x' })).toEqual({ HOST: 'x' })
})

test('a password from a file completes the URL, whatever characters it has; one in the URL stands', () => {
  const POSTGRES_PASSWORD_FILE = file('password', 'p@ss:w/rd%?#中\n')
  const { DATABASE_URL = '' } = environmentOf({
    DATABASE_URL: 'postgresql://us@host:5432/db',
    POSTGRES_PASSWORD_FILE,
  })
  expect(decodeURIComponent(new URL(DATABASE_URL).password)).toBe('p@ss:w/rd%?#中')
  const own = 'postgresql://us:own@host:5432/db'
  expect(environmentOf({ DATABASE_URL: own, POSTGRES_PASSWORD_FILE }).DATABASE_URL).toBe(own)
})

test('a whole secret comes from its file, unless it is set', () => {
  const DATABASE_URL_FILE = file('url', 'postgresql://a:b@c/d\n')
  expect(environmentOf({ DATABASE_URL_FILE })).toMatchObject({ DATABASE_URL: 'postgresql://a:b@c/d' })
  expect(environmentOf({ DATABASE_URL_FILE, DATABASE_URL: 'x' })).toMatchObject({ DATABASE_URL: 'x' })
})

test('every file that cannot be read is named, its content never', () => {
  const read = () => environmentOf({ DATABASE_URL_FILE: '/gone/1', POSTGRES_PASSWORD_FILE: '/gone/2' })
  expect(read).toThrow(ZodError)
  for (const name of ['DATABASE_URL_FILE', 'POSTGRES_PASSWORD_FILE', 'ENOENT']) expect(read).toThrow(name)
})
