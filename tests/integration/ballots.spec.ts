/** Slips, casting and counting against Postgres: single use, one decision of the closing second, nothing lost or double. */
import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { keepUrns } from '#ballots/keep-urns.js'
import { markOf, tokenHashOf } from '#ballots/slip-secrets.js'
import { castBallots, castStatement, castValues } from '#persistence/evaluation/cast-ballots.js'
import { closeUrn } from '#persistence/evaluation/count-urn.js'
import { enterPaper } from '#persistence/evaluation/paper-ballots.js'
import { printSlips, replaceSlip, revokeSlip, type PrintedSlip } from '#persistence/evaluation/slips.js'
import { askWithdrawal, refuseWithdrawal, withdrawBallot } from '#persistence/evaluation/withdrawals.js'
import { inTransaction } from '#persistence/transaction.js'
import { people, units } from '#testing/claims.js'
import { freshToken, seedEvaluation, voteOf, type SeededEvaluation } from '#testing/evaluations.js'
import { urnsDatabase, type UrnsDatabase } from './support/databases.js'

let database: UrnsDatabase
let evaluation: SeededEvaluation

beforeAll(async () => {
  database = await urnsDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.pool.query('TRUNCATE evaluation CASCADE')
  evaluation = await seedEvaluation(database.pool, database.keys)
})

const east1 = (): PrintedSlip[] => evaluation.slips[units.east1] ?? []
const slip = (at: number): PrintedSlip => {
  const found = east1()[at]
  if (!found) throw new Error(`no slip ${at}`)
  return found
}
const cast = async (...votes: Parameters<typeof castBallots>[1]) => castBallots(database.pool, votes)
const vote = (at: number, more?: Parameters<typeof voteOf>[4]) =>
  voteOf(evaluation, units.east1, slip(at), [1, 2, 3], more)
const count = async (table: string): Promise<number> =>
  (await database.pool.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`)).rows[0]?.n ?? 0
const order = (at: number) => ({
  ...{ evaluationId: evaluation.id, communityId: units.east1, number: slip(at).number },
  ...{ reason: '住户遗失', by: people.east1Secretary },
})
const inHand = (at: number) => ({
  ...{ tokenHash: tokenHashOf(slip(at).token), mark: markOf(slip(at).token) },
})
const within = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction(database.pool, work)

test('a slip votes once; its repeat is the same vote, another is refused', async () => {
  const first = vote(0)
  expect(await cast(first, vote(1))).toEqual(['cast', 'cast'])
  expect(await cast(first, vote(1))).toEqual(['again', 'used'])
  expect(await cast({ ...vote(2), tokenHash: 'another' }, { ...vote(3), number: 999 })).toEqual([
    'void',
    'void',
  ])
  expect(await count('urn')).toBe(2)
})

test('eighty racers with ten slips: ten ballots, one winner each', async () => {
  const racers = Array.from({ length: 80 }, (_, at) => vote(at % 10))
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, batch) => cast(...racers.slice(batch * 10, batch * 10 + 10))),
  )
  expect(outcomes.flat().filter(outcome => outcome === 'cast')).toHaveLength(10)
  expect(outcomes.flat().filter(outcome => outcome === 'used')).toHaveLength(70)
  expect(await count('urn')).toBe(10)
})

test('a lost slip is replaced, a revoked one is void; one that has voted is neither', async () => {
  const lost = await within(client => replaceSlip(client, order(0), freshToken()))
  expect(lost).toMatchObject({ number: 51 })
  expect(await within(client => revokeSlip(client, order(1)))).toEqual({})
  expect(await cast(vote(0), vote(1))).toEqual(['void', 'void'])
  const found = voteOf(evaluation, units.east1, lost as PrintedSlip, [1, 1, 1])
  expect(await cast(found, vote(2))).toEqual(['cast', 'cast'])
  for (const work of [replaceSlip, revokeSlip])
    expect(await within(client => work(client, order(2), freshToken()))).toEqual({ refused: 'slipVoted' })
  expect(await within(client => replaceSlip(client, order(0), freshToken()))).toEqual({ refused: 'slipGone' })
})

test('of a vote and a replacement at the same moment one wins', async () => {
  for (let at = 0; at < 20; at += 1) {
    const [[outcome], replaced] = await Promise.all([
      cast(vote(at)),
      within(client => replaceSlip(client, order(at), freshToken())),
    ])
    expect('refused' in replaced).toBe(outcome === 'cast')
  }
})

test('printed again, the earlier print is void; what has voted keeps its own', async () => {
  await cast(vote(0))
  const again = await within(client =>
    printSlips(client, { ...order(0), again: true, reason: '打印机卡纸' }, freshToken),
  )
  expect(again.map(({ number }) => number)).toEqual(
    east1()
      .slice(1)
      .map(({ number }) => number),
  )
  expect(await cast(vote(1))).toEqual(['void'])
  expect(await within(client => printSlips(client, { ...order(0), again: false }, freshToken))).toEqual([])
})

test('a ballot cast by somebody else with a photo of the slip is taken out, unread, while voting is open', async () => {
  const thief = vote(0)
  await cast(thief, vote(1))
  const ask = (at: number) => within(client => askWithdrawal(client, order(at), inHand(at)))
  const agree = (at: number, by: string = people.eastCoordinator) =>
    within(client => withdrawBallot(client, { ...order(at), by }, inHand(at), freshToken()))
  expect(await agree(0)).toEqual({ refused: 'withdrawalNotAsked' })
  expect(await ask(0)).toEqual({})
  expect(await ask(0)).toEqual({ refused: 'withdrawalAsked' })
  expect(await agree(0, people.east1Secretary)).toEqual({ refused: 'withdrawalAskedByYou' })
  // Two decide at the same moment: one household gets one slip.
  const [made, late] = (await Promise.all([agree(0), agree(0)])).toSorted((a, b) =>
    'refused' in a === 'refused' in b ? 0 : 'refused' in a ? 1 : -1,
  )
  expect(made).toMatchObject({ number: 51 })
  expect(late).toEqual({ refused: 'slipGone' })
  expect(await cast(thief)).toEqual(['void'])
  expect(await cast(voteOf(evaluation, units.east1, made as PrintedSlip, [5, 5, 5]))).toEqual(['cast'])
  expect(await count('urn')).toBe(2)
  expect(await ask(2)).toEqual({ refused: 'slipNotVoted' })
  const withAnother = within(client => askWithdrawal(client, order(1), inHand(2)))
  expect(await withAnother).toEqual({ refused: 'slipCodeWrong' })
  await ask(1)
  const refuse = { ...order(1), by: people.eastCoordinator, reason: '家人所投' }
  expect(await within(client => refuseWithdrawal(client, refuse))).toEqual({})
  expect(await within(client => refuseWithdrawal(client, refuse))).toEqual({ refused: 'withdrawalNotAsked' })
  await closeUrn(database.pool, evaluation.id)
  expect(await ask(1)).toEqual({ refused: 'evaluationClosed' })
  const { rows } = await database.pool.query(
    `SELECT number, by, agreed_by AS "agreedBy" FROM slip_change WHERE what = 'withdrawn'`,
  )
  expect(rows).toEqual([{ number: 1, by: people.east1Secretary, agreedBy: people.eastCoordinator }])
})

test('before it opens and from the closing second on nothing is cast, but a repeat is told its vote', async () => {
  const kept = vote(0)
  await cast(kept)
  const at = (column: string, when: string) =>
    database.pool.query(`UPDATE evaluation SET ${column} = clock_timestamp() + $1::interval`, [when])
  await at('opens_at', '1 hour')
  expect(await cast(vote(1))).toEqual(['closed'])
  await at('opens_at', '-1 hour')
  await at('closes_at', '0')
  expect(await cast(kept, vote(1))).toEqual(['again', 'closed'])
})

test('closing waits for what is being cast, and counts it', async () => {
  let closing: Promise<unknown> | undefined
  let isClosed = false
  await within(async client => {
    await client.query(castStatement, castValues([vote(0)]))
    closing = closeUrn(database.pool, evaluation.id).then(() => (isClosed = true))
    await setTimeout(150)
    expect(isClosed).toBe(false)
  })
  await closing
  const atClosing = await count('urn')
  expect([atClosing, await cast(vote(1))]).toEqual([1, ['closed']])
  expect(await keepUrns(database.pool, database.keys)).toEqual({ keyed: [], counted: [evaluation.id] })
  expect(await count('ballot')).toBe(atClosing)
})

test('the count: ballots with their receipts, the result by set, the urn empty and its key gone', async () => {
  const votes = east1().map((each, at) =>
    voteOf(evaluation, units.east1, each, [1 + (at % 2), 2, at < 3 ? 4 : 0], {
      comment: at === 0 ? '服务很好' : null,
    }),
  )
  const few = (evaluation.slips[units.east2] ?? []).slice(0, 29)
  await cast(...votes)
  await cast(...few.map(each => voteOf(evaluation, units.east2, each, [1, 1])))
  await closeUrn(database.pool, evaluation.id)
  await keepUrns(database.pool, database.keys)
  const receipts = await database.pool.query<{ receipt: string }>(
    `SELECT receipt FROM ballot WHERE community_id = $1 ORDER BY 1`,
    [units.east1],
  )
  expect(receipts.rows.map(({ receipt }) => receipt)).toEqual(votes.map(({ receipt }) => receipt).toSorted())
  const results = await database.pool.query(
    `SELECT subject_id AS id, community_id AS community, choice, count FROM evaluation_result ORDER BY 1, 3`,
  )
  expect(results.rows).toEqual([
    { id: units.j1, community: units.east1, choice: 'very', count: 25 },
    { id: units.j1, community: units.east1, choice: 'well', count: 25 },
    { id: units.j2, community: units.east1, choice: 'well', count: 50 },
  ])
  const communities = await database.pool.query(
    `SELECT voted, ballots, paper, is_sufficient AS "isSufficient" FROM evaluation_community ORDER BY ballots`,
  )
  expect(communities.rows).toEqual([
    { voted: 29, ballots: 29, paper: 0, isSufficient: false },
    { voted: 50, ballots: 50, paper: 0, isSufficient: true },
  ])
  expect([await count('urn'), await count('evaluation_comment')]).toEqual([0, 1])
  expect(database.keys.privateKeyOf(evaluation.id)).toBeUndefined()
  expect(await cast(...votes.slice(0, 1))).toEqual(['again'])
})

test('a key of somebody else in the database is noticed, and nothing is counted with it', async () => {
  await cast(vote(0))
  const planted = randomBytes(32).toString('base64url')
  await database.pool.query('UPDATE evaluation SET public_key = $1', [planted])
  await expect(keepUrns(database.pool, database.keys)).rejects.toThrow('not locked with the key')
  await closeUrn(database.pool, evaluation.id)
  await expect(keepUrns(database.pool, database.keys)).rejects.toThrow('not locked with the key')
  expect([await count('urn'), await count('ballot')]).toEqual([1, 0])
})

test('an urn whose key is lost keeps no other from its key or its count; one that never had a key is empty', async () => {
  const { pool } = database
  const aside = (year: number) =>
    seedEvaluation(pool, database.keys, { year, closesAt: new Date(Date.now() + 48 * 3_600_000) })
  const [keyless, good, next] = [await aside(2025), await aside(2024), await aside(2023)]
  const state = (of: SeededEvaluation, to: string, key: string | null) =>
    pool.query('UPDATE evaluation SET state = $2, public_key = $3 WHERE id = $1', [of.id, to, key])
  await state(evaluation, 'closed', randomBytes(32).toString('base64url'))
  await cast(voteOf(good, units.east1, good.slips[units.east1]?.[0] as PrintedSlip, [1, 2, 3]))
  await state(keyless, 'closed', null)
  await state(good, 'closed', good.publicKey)
  await state(next, 'approved', null)
  await expect(keepUrns(pool, database.keys)).rejects.toThrow('not locked with the key')
  const { rows } = await pool.query(
    `SELECT year, state, unreadable, public_key IS NOT NULL AS keyed,
       (SELECT count(*)::int FROM ballot b WHERE b.evaluation_id = e.id) AS ballots FROM evaluation e ORDER BY year DESC`,
  )
  expect(rows).toEqual([
    { year: 2026, state: 'closed', unreadable: 0, keyed: true, ballots: 0 },
    { year: 2025, state: 'tallied', unreadable: 0, keyed: false, ballots: 0 },
    { year: 2024, state: 'tallied', unreadable: 0, keyed: true, ballots: 1 },
    { year: 2023, state: 'approved', unreadable: 0, keyed: true, ballots: 0 },
  ])
})

const enterFirst = () =>
  enterPaper(
    database.pool,
    order(0),
    { by: people.east1Secretary, requestHash: 'first', castHash: 'never' },
    { seal: () => 'sealed', differs: () => undefined, cast: () => Promise.resolve({}) },
  )

test('paper that is entered while the urn is being closed waits, is refused and is not kept', async () => {
  let entering: Promise<unknown> | undefined
  await within(async client => {
    await closeUrn(client, evaluation.id)
    entering = enterFirst()
    await setTimeout(150)
  })
  expect(await entering).toEqual({ refused: 'evaluationClosed' })
  expect(await count('paper_ballot')).toBe(0)
})

test('paper that nobody checked is emptied with the count', async () => {
  await enterFirst()
  await closeUrn(database.pool, evaluation.id)
  await keepUrns(database.pool, database.keys)
  expect(await count('paper_ballot WHERE sealed IS NULL')).toBe(1)
})

test('what cannot be read is counted as such and keeps nobody else’s ballot from counting', async () => {
  await cast(vote(0), { ...vote(1), sealed: randomBytes(1072) })
  await closeUrn(database.pool, evaluation.id)
  await keepUrns(database.pool, database.keys)
  const { rows } = await database.pool.query(
    `SELECT e.unreadable, c.voted, c.ballots FROM evaluation e JOIN evaluation_community c ON c.evaluation_id = e.id
     WHERE c.community_id = $1`,
    [units.east1],
  )
  expect(rows).toEqual([{ unreadable: 1, voted: 2, ballots: 1 }])
})
