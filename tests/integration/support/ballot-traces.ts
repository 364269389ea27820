/** What an evaluation leaves that has an order: on the side of slips and on the side of ballots. The best guess from it. */
import type { Pool } from 'pg'
import { markOf } from '#ballots/slip-secrets.js'
import type { Voter } from '#testing/ballots/voters.js'
import { people } from '#testing/claims.js'
import { firstIn, guesses, ordersOf, ordersOfRows, type Guess, type Order } from './guesser.js'

export interface Traces {
  pool: Pool
  /** Of the API, line by line. */
  log: string
  /** Every row of the audit as a text, in their order. */
  audit: string
  wal: Buffer
  /** Numbers of the slips whose ballots lay in the urn, in the order of its rows. */
  urn: Order
  voters: readonly Voter[]
  /** Of ballots from paper. */
  paperReceipts: readonly string[]
  /** How a receipt would stand in the write-ahead log. */
  inWal?: (receipt: string) => string
}

interface Line {
  req: { ip: string; path: string }
  responseTime: number
  reqId: string
  time: number
}

const postedIn = (log: string): Line[] =>
  log
    .split('\n')
    .filter(line => line.includes('"POST"') && line.includes('"statusCode":200'))
    .map(line => JSON.parse(line) as Line)

export const auditOf = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ line: string }>(
    'SELECT to_jsonb(a)::text AS line FROM audit_entry a ORDER BY id',
  )
  return rows.map(({ line }) => line).join('\n')
}

/** Paper is checked in an order that its rows tell; the log and the audit have a line and a row for each check, in the same order. */
const papersInOrder = async ({ pool, paperReceipts: { length } }: Traces, lines: Line[]) => {
  const found = await pool.query<{ number: string }>(
    'SELECT number::text FROM paper_ballot ORDER BY xmin::text::bigint',
  )
  const numbers = found.rows.map(({ number }) => number)
  const checks = lines.filter((_, at) => at % 2 === 1)
  const { rows: entries } = await pool.query<object>(
    `SELECT * FROM audit_entry WHERE operation = 'enterPaper' AND person_id = $1 AND outcome = 'done'
     ORDER BY id LIMIT $2`,
    [people.eastCoordinator, length],
  )
  expect([numbers.length, checks.length, entries.length]).toEqual([length, length, length])
  return {
    ...ordersOfRows('paper in the log', checks, numbers),
    ...ordersOfRows('paper in the audit', entries, numbers),
  }
}

const phonesInOrder = (lines: Line[], voters: readonly Voter[]) => {
  const byAddress = new Map(voters.map(({ address, number }) => [address, String(number)]))
  const numbers = (of: Line[]): Order => [...new Set(of.flatMap(({ req }) => byAddress.get(req.ip) ?? []))]
  expect(numbers(lines)).toHaveLength(voters.length)
  return {
    'log by line': numbers(lines),
    'log by time taken': numbers(lines.toSorted((a, b) => a.responseTime - b.responseTime)),
    'log by request id': numbers(lines.toSorted((a, b) => (a.reqId < b.reqId ? -1 : 1))),
  }
}

/** Of slips, as far as an order of them can be had: their rows, the log of the API, the audit, the write-ahead log, the urn as it was. */
const votersInOrder = async (traces: Traces) => {
  const { pool, log, voters, urn, wal } = traces
  const lines = postedIn(log)
  const { rows } = await pool.query<{ number: string; hash: string }>(
    'SELECT number::text, cast_hash AS hash FROM slip WHERE cast_hash IS NOT NULL',
  )
  const marks = voters.map(({ number, token }) => [String(number), markOf(token)] as const)
  const inWal = firstIn(wal, new Map(rows.map(({ number, hash }) => [number, hash])))
  // An empty guess would be no better than chance either.
  expect(inWal.length).toBeGreaterThan(voters.length * 0.9)
  return {
    ...(await ordersOf(pool, 'slip', 'number')),
    ...(await ordersOf(pool, 'paper_ballot', 'number')),
    ...(await ordersOf(pool, 'slip_change', 'number')),
    ...phonesInOrder(
      lines.filter(({ req }) => req.path === '/vote'),
      voters,
    ),
    ...(await papersInOrder(
      traces,
      lines.filter(({ req }) => req.path.endsWith('/paper')),
    )),
    'urn by transaction': urn,
    'urn by mark': marks.toSorted(([, a], [, b]) => (a < b ? -1 : 1)).map(([number]) => number),
    'write-ahead log by slip': inWal,
    'write-ahead log by mark': firstIn(wal, new Map(marks)),
  }
}

const ballotsInOrder = async ({ pool, voters, paperReceipts, wal, log, audit, inWal }: Traces) => {
  const receipts = [...voters.map(({ receipt }) => receipt), ...paperReceipts]
  const as = (text: (receipt: string) => string) => new Map(receipts.map(receipt => [receipt, text(receipt)]))
  const same = as(receipt => receipt)
  expect(firstIn(wal, same).length).toBeGreaterThan(voters.length * 0.9)
  return {
    ...(await ordersOf(pool, 'ballot', 'receipt')),
    ...(await ordersOf(pool, 'evaluation_comment', 'text')),
    'write-ahead log by receipt': firstIn(wal, inWal ? as(inWal) : same),
    'write-ahead log by comment': firstIn(wal, new Map(voters.map(({ comment = '' }) => [comment, comment]))),
    'log by receipt': firstIn(Buffer.from(log), same),
    'audit by receipt': firstIn(Buffer.from(audit), same),
  }
}

/** @param owner of each ballot: what the guesser does not know. @returns the best by either measure */
export const bestGuess = async (
  traces: Traces,
  owner: ReadonlyMap<string, string>,
): Promise<{ right: Guess; together: Guess }> => {
  const made = guesses(await votersInOrder(traces), await ballotsInOrder(traces), owner)
  expect(made.length).toBeGreaterThan(200)
  // Of an order in which nothing was found nothing can be said.
  const told = made.filter(({ together }) => !Number.isNaN(together))
  const [right] = told.toSorted((a, b) => b.right - a.right) as [Guess]
  const [together] = told.toSorted((a, b) => b.together - a.together) as [Guess]
  return { right, together }
}
