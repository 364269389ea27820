/**
 * Whose ballot is which is told by nothing that anybody has afterwards: the tables, the audit among them, the write-ahead log,
 * the logs of the API. And the same guesser finds it out at once where a time or an order has been left in any of them.
 */
import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopDataFolder } from '#embedded/stopping.js'
import { markOf, tokenHashOf } from '#ballots/slip-secrets.js'
import { recordAudits } from '#persistence/audit/record-audit.js'
import { apiEntry, judged, openStation, type Station, type VoteServer } from '#testing/ballots/station.js'
import { lineTo, voterOf, type Voter } from '#testing/ballots/voters.js'
import { units } from '#testing/claims.js'
import { addProcess, staffAt, voteAnew, voteOnPaper } from './support/other-votes.js'
import { auditOf, bestGuess, type Traces } from './support/ballot-traces.js'
import { keepWriteAheadLog, tablesTouched, type Order } from './support/guesser.js'

jest.setTimeout(120_000)

const households = 120
/** More households that vote on paper, and some whose slip somebody else had voted with. */
const [papers, anew] = [24, 4]
const folder = mkdtempSync(join(tmpdir(), `dual-checkin-test-${process.pid}-secrecy-`))
let station: Station
let voters: Voter[]
let wal: Buffer
let inUrn: { lengths: number[]; touched: string[]; marks: Order }
let log: string
/** Every row of the audit as a text, in their order. */
let audit: string
/** Of each ballot, by its receipt, and of each comment, by its text: the number of the slip. */
let owner: Map<string, string>
/** Of ballots from paper alone. */
let paperOwner: Map<string, string>
/** Of the requests about paper: receipts follow from them. */
let paperKeys: string[]

const shuffled = <T>(items: readonly T[]): T[] => {
  const left = [...items]
  return items.map(() => left.splice(randomInt(left.length), 1)[0] as T)
}
const someAnswers = () => judged.map(() => 1 + randomInt(5)).join('')

/** In no order of their slips; some alone, some together. */
const everybodyVotes = async ({ port }: VoteServer, beside: () => Promise<void>) => {
  const line = lineTo(port)
  const left = shuffled(voters)
  while (left.length > 0) {
    const together = left.splice(0, left.length % 2 === 0 ? 1 : 5)
    const replies = await Promise.all(together.map(voter => line.send(voter)))
    if (replies.some(({ status }) => status !== 200)) throw new Error(replies[0]?.text)
    await beside()
  }
  // Guesses, repeats and what is no form at all leave lines as well.
  const [first] = voters as [Voter]
  await line.send(first)
  await line.send({ ...first, token: 'thisisnotoken' })
  await fetch(`http://127.0.0.1:${port}/vote?code=${first.token}`)
  await fetch(`http://127.0.0.1:${port}/vote`, { method: 'POST', body: first.token })
  await fetch(`http://127.0.0.1:${port}/vote?code=${first.token}`, { method: 'PUT' })
  line.close()
}

/** What a careless change would write while the ballot is cast: in the log of the server, not in a row. */
const plantedOf = (receipt: string) => Array.from(receipt).toReversed().join('')
const plantInLog = (receipt: string) =>
  station.pool.query(`SELECT pg_logical_emit_message(false, 'planted', $1)`, [plantedOf(receipt)])

beforeAll(async () => {
  // Postgres runs as a system user when we are root, and has to get in.
  chmodSync(folder, 0o755)
  station = await openStation(folder, { logLevel: 'trace', isDemo: true })
  const seeded = await station.evaluation(households + papers + anew)
  const { id } = seeded
  await addProcess(station.pool, id)
  const slips = shuffled(seeded.slips[units.east1] ?? [])
  voters = slips.slice(0, households).map(slip => ({
    ...voterOf(slip),
    ...{ given: someAnswers(), comment: `说一句：第${randomInt(1e9)}句` },
  }))
  const { pool } = station
  const keptLog = await keepWriteAheadLog(pool)
  const { rows } = await pool.query<{ now: string }>('SELECT pg_current_xact_id()::text AS now')
  const { now } = rows[0] as { now: string }
  paperOwner = new Map()
  paperKeys = []
  const anewOwner: [string, string][] = []
  const onPaper = slips.slice(households, households + papers)
  const photographed = slips.slice(households + papers)
  const server = await station.serve(apiEntry)
  const staff = await staffAt(`http://127.0.0.1:${server.port}`)
  const line = lineTo(server.port)
  await everybodyVotes(server, async () => {
    const [paper, photo] = [onPaper.pop(), photographed.pop()]
    if (paper) {
      const { receipt, keys } = await voteOnPaper(staff, id, paper)
      paperOwner.set(receipt, String(paper.number))
      paperKeys.push(...keys)
      await plantInLog(receipt)
    }
    if (!photo) return
    const { receipt, number } = await voteAnew(staff, line, id, photo)
    anewOwner.push([receipt, String(number)])
  })
  line.close()
  await server.kill()
  const urn = await pool.query<{ length: number; mark: string }>(
    'SELECT length(sealed) AS length, mark FROM urn ORDER BY xmin::text::bigint, ctid',
  )
  inUrn = {
    lengths: [...new Set(urn.rows.map(({ length }) => length))],
    touched: await tablesTouched(pool, now),
    marks: urn.rows.map(
      ({ mark }) => voters.find(({ token }) => markOf(token) === mark)?.number.toString() ?? '',
    ),
  }
  await station.published(id)
  log = station.log(apiEntry)
  audit = await auditOf(station.pool)
  wal = await keptLog()
  owner = new Map([
    ...paperOwner,
    ...anewOwner,
    ...voters.flatMap(({ receipt, number, comment = '' }): [string, string][] => [
      [receipt, String(number)],
      [comment, String(number)],
    ]),
  ])
})
afterAll(async () => {
  await station.pool.end()
  await stopDataFolder(folder, () => undefined)
  rmSync(folder, { recursive: true, force: true })
})

const secretsOf = ({ token, nonce, receipt, comment = '' }: Voter) => [token, nonce, receipt, comment]

const traces = (changes: Partial<Traces> = {}): Traces => ({
  ...{ pool: station.pool, log, audit, wal, urn: inUrn.marks, voters },
  paperReceipts: [...paperOwner.keys()],
  ...changes,
})
const best = (of = owner, changes: Partial<Traces> = {}) => bestGuess(traces(changes), of)

/**
 * By chance one of 120 is right, and ten with one in ten million guesses; that two orders go so far together is as rare. A
 * thousand guesses are made, so a failure is no chance.
 */
const chance = { right: 10, together: 5.5 }

test('voting leaves something with the slip and in the urn and nowhere else; all sealed ballots are of one length', () => {
  // Of paper only that it was entered, of a ballot taken out only by whom and why; of the staff that they were there.
  const ofStaff = ['audit_entry', 'audit_unsealed', 'sign_in_session']
  const ofVotes = ['paper_ballot', 'paper_request', 'slip', 'slip_change', 'urn']
  expect(inUrn.touched).toEqual([...ofStaff, ...ofVotes].toSorted())
  expect(inUrn.lengths).toHaveLength(1)
})

test('whatever is tried, no more ballots are guessed than by chance', async () => {
  const { right, together } = await best()
  expect(right.right < chance.right ? 'chance' : right).toBe('chance')
  expect(together.together < chance.together ? 'chance' : together).toBe('chance')
})

test('ballots from paper alone are guessed no better, and a place left with them is found', async () => {
  expect(paperOwner.size).toBe(papers)
  const { right } = await best(paperOwner)
  expect(right.right < chance.right ? 'chance' : right).toBe('chance')
  await station.pool.query('ALTER TABLE ballot ADD planted integer')
  await station.pool.query(
    `UPDATE ballot SET planted = 1000000 + p.place FROM unnest($1::text[], $2::int[]) AS p (receipt, place)
     WHERE ballot.receipt = p.receipt`,
    [[...paperOwner.keys()], [...paperOwner.keys()].map((_, entered) => entered)],
  )
  expect((await best(paperOwner)).right.right).toBeGreaterThan(papers * 0.9)
  await unplant()
})

test.each([
  [
    'a line of the log',
    () => {
      const lines = [...paperOwner.keys()].map(receipt => JSON.stringify({ receipt }))
      return { log: [log, ...lines].join('\n') }
    },
  ],
  [
    'an entry of the audit',
    async () => {
      const entry = { operation: 'enterPaper', outcome: 'done' as const }
      const entries = [...paperOwner.keys()].map(receipt => ({ ...entry, details: { receipt } }))
      await recordAudits(station.pool, entries)
      return { audit: await auditOf(station.pool) }
    },
  ],
  ['the write-ahead log', () => ({ inWal: plantedOf })],
])('a receipt of paper that %s has is found: nearly all are guessed', async (_where, planted) => {
  const { right } = await best(paperOwner, await planted())
  expect(right.right).toBeGreaterThan(papers * 0.9)
})

/** What a careless change would leave with each ballot. */
const planted = async (leave: (place: number) => number): Promise<void> => {
  await station.pool.query('ALTER TABLE ballot ADD planted integer')
  const places = new Map(inUrn.marks.map((number, at) => [number, leave(at)]))
  await station.pool.query(
    `UPDATE ballot SET planted = p.place FROM unnest($1::text[], $2::int[]) AS p (receipt, place) WHERE ballot.receipt = p.receipt`,
    [voters.map(({ receipt }) => receipt), voters.map(({ number }) => places.get(String(number)) ?? 0)],
  )
}
/** Of those with whose ballots it is left. */
const ofPhones = () => {
  const numbers = new Set(voters.map(({ number }) => String(number)))
  return new Map([...owner].filter(([, number]) => numbers.has(number)))
}
const unplant = () => station.pool.query('ALTER TABLE ballot DROP COLUMN planted')

test('a time left with the ballots is found: nearly all are guessed', async () => {
  await planted(place => 1_000_000 + place)
  expect((await best()).right.right).toBeGreaterThan(households * 0.9)
  await unplant()
})

test('a coarse time, the same for ten at once, is found too', async () => {
  await planted(place => 1_000_000 + 10 * Math.floor(place / 10))
  expect((await best(ofPhones())).together.together).toBeGreaterThan(chance.together)
  await unplant()
})

test('no log and nothing but the list has what voters keep to themselves', async () => {
  const { rows } = await station.pool.query<{ kept: string }>(
    `SELECT string_agg(s::text, '') || (SELECT string_agg(e::text, '') FROM evaluation e)
       || (SELECT string_agg(b::text, '') FROM paper_ballot b) || (SELECT string_agg(c::text, '') FROM slip_change c) AS kept
     FROM slip s`,
  )
  const kept = `${rows[0]?.kept} ${log} ${audit}`
  for (const secret of [...paperOwner.keys(), ...paperKeys]) expect(kept.includes(secret)).toBe(false)
  for (const voter of voters) {
    for (const secret of secretsOf(voter)) {
      expect(kept.includes(secret)).toBe(false)
    }
    expect(log.includes(tokenHashOf(voter.token))).toBe(false)
  }
  expect(log).not.toMatch(/given|nonce|code=/)
  expect(log.split('\n').length).toBeGreaterThan(households)
})
