/**
 * Whoever tries codes learns nothing: what was never printed, what is void, over or not yet open is answered in the same words
 * and after the same number of questions to the database, which are what takes time here and are counted on their line.
 */
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { slipPath, votePath } from '#contracts/http/voting.js'
import { newNonce } from '#ballots/slip-secrets.js'
import { newToken } from '#secrets/printed-token.js'
import { units } from '#testing/claims.js'
import { seedEvaluation, testUrnKeys, type SeededEvaluation } from '#testing/evaluations.js'
import { testServers } from '#testing/servers.js'
import { testApi, type TestApi } from './support/api.js'

const tries = 3
const day = 24 * 3_600_000
const { keys, remove } = testUrnKeys()
let line: Server
let api: TestApi
let codes: Record<string, string>
/** Votes. */
let valid: string

/** What was sent to the database so far: a question with all that belongs to it goes out at once. */
let questions = 0

const countedLine = (host: string, port: number): Server =>
  createServer(near => {
    const far = connect(port, host)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.on('error', () => other.destroy())
      socket.on('close', () => other.destroy())
    }
    near.on('data', () => (questions += 1))
    near.pipe(far).pipe(near)
  })

const throughLine = (databaseUrl: string): string => {
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(line.address() as AddressInfo).port}`
  return url.href
}

const tokenOf = ({ slips }: SeededEvaluation, at: number): string => slips[units.east1]?.[at]?.token ?? ''

beforeAll(async () => {
  const { hostname, port } = new URL(testServers().adminUrl)
  line = countedLine(hostname, Number(port))
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve))
  api = await testApi({ TRUSTED_PROXIES: '127.0.0.0/8,::1' }, throughLine)
  const { pool } = api.database
  const open = await seedEvaluation(pool, keys)
  const over = await seedEvaluation(pool, keys, { year: 2025, closesAt: new Date(Date.now() - 1) })
  const early = await seedEvaluation(pool, keys, { year: 2024, opensAt: new Date(Date.now() + day) })
  await pool.query(`UPDATE slip SET state = 'revoked' WHERE evaluation_id = $1 AND number = 1`, [open.id])
  valid = tokenOf(open, 1)
  codes = {
    ...{ guessed: newToken(), misshapen: 'abc', void: tokenOf(open, 0) },
    ...{ over: tokenOf(over, 0), early: tokenOf(early, 0) },
  }
})
afterAll(async () => {
  remove()
  await api.close()
  line.close()
})

let networks = 0
/** Each from a network of its own, so that nobody is slowed down for trying. */
const from = () => ({ 'x-forwarded-for': `10.1.${(networks += 1) >> 8}.${networks & 255}` })
const opened = (code: string) => fetch(`${api.url}${slipPath(code)}`, { headers: from() })
const sent = (code: string) => {
  const body = new URLSearchParams({ code, nonce: newNonce(), at: '4', given: '111', go: 'send' })
  return fetch(`${api.url}${votePath}`, { method: 'POST', headers: from(), body })
}

const answerOf = async (ask: () => Promise<Response>): Promise<string> => {
  const reply = await ask()
  return `${reply.status} ${await reply.text()}`
}

/** The fewest of some tries: a connection that is opened meanwhile asks as well. */
const questionsOf = async (ask: () => Promise<Response>): Promise<number> => {
  const counts: number[] = []
  for (let no = 0; no < tries; no += 1) {
    const before = questions
    await answerOf(ask)
    counts.push(questions - before)
  }
  return Math.min(...counts)
}

test.each([
  ['opened', opened],
  ['sent as a vote', sent],
])('%s: the same words for every code that opens nothing, and one question each', async (_how, ask) => {
  const answers = new Set<string>()
  const asked: Record<string, number> = {}
  for (const [kind, code] of Object.entries(codes)) {
    answers.add(await answerOf(() => ask(code)))
    asked[kind] = await questionsOf(() => ask(code))
  }
  expect([...answers]).toEqual([expect.stringMatching(/^404 /)])
  expect(asked).toEqual({ guessed: 1, misshapen: 1, void: 1, over: 1, early: 1 })
})

test('an answer without a look at the database, or with one more, would be seen', async () => {
  expect(await questionsOf(() => opened(''))).toBe(0)
  expect(await questionsOf(() => sent(valid))).toBeGreaterThan(1)
})
