import { DatabaseError } from 'pg'
import type { Database } from './database.js'

/** Connection lost or refused, shutting down, starting up, out of connections, a statement cut off by its time limit. */
const awayStates = /^(08|53|57)/
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOENT',
])
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after)/

/** Whether an error says that Postgres could not be asked, rather than that it was asked something wrong. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (error instanceof DatabaseError) return awayStates.test(error.code ?? '')
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  return (syscall !== undefined && awayCodes.has(code ?? '')) || awayMessages.test(error.message)
}

/** Whether Postgres answers at all. */
export const isDatabaseThere = async (database: Database): Promise<boolean> => {
  try {
    await database.query('SELECT 1')
    return true
  } catch {
    return false
  }
}
