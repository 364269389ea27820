/** An urn is opened in the process that answers for every act: others have their turn meanwhile. */
import { openBallot } from '#ballots/sealed-ballot.js'
import { castBallots } from '#persistence/evaluation/cast-ballots.js'
import { closeUrn, countUrn } from '#persistence/evaluation/count-urn.js'
import { units } from '#testing/claims.js'
import { seedEvaluation, voteOf } from '#testing/evaluations.js'
import { urnsDatabase, type UrnsDatabase } from './support/databases.js'

const households = 240
/** Of one ballot: longer than it takes, so that a quick machine tells the same. */
const openingMs = 1
/** Five milliseconds, and the one that is under way when they are over. */
const mostAtAStretch = 6

let database: UrnsDatabase
beforeAll(async () => {
  database = await urnsDatabase()
})
afterAll(() => database.drop())

/** Somebody else who wants their turn again and again. */
const bystander = () => {
  let [turns, isGone] = [0, false]
  const come = () => {
    turns += 1
    if (!isGone) setImmediate(come)
  }
  setImmediate(come)
  return { turns: () => turns, leave: () => (isGone = true) }
}

const busyFor = (ms: number) => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('while an urn is opened, whatever else waits has its turn every few ballots', async () => {
  const { pool } = database
  const evaluation = await seedEvaluation(pool, database.keys, { households })
  const { id, slips } = evaluation
  const votes = (slips[units.east1] ?? []).map(slip => voteOf(evaluation, units.east1, slip, [1, 2, 3]))
  await castBallots(pool, votes)
  await closeUrn(pool, id)
  const key = database.keys.privateKeyOf(id)
  const other = bystander()
  let [at, stretch] = [other.turns(), 0]
  const stretches: number[] = []
  const isCounted = await countUrn(pool, id, sealed => {
    stretch = at === other.turns() ? stretch + 1 : 1
    at = other.turns()
    stretches.push(stretch)
    busyFor(openingMs)
    if (!key) throw new Error('no key')
    return openBallot(key, id, sealed)
  })
  other.leave()
  expect([isCounted, stretches.length]).toEqual([true, households])
  expect(Math.max(...stretches)).toBeLessThanOrEqual(mostAtAStretch)
})
