/**
 * Everybody of a community votes while the API and Postgres are killed; three in ten press again, and with one slip in
 * twenty two phones vote. None is lost, none counts twice; and with a guard taken away the same questions find something.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopDataFolder } from '#embedded/stopping.js'
import { castBallots, castStatement, castValues } from '#persistence/evaluation/cast-ballots.js'
import { apiEntry, openStation, type Station } from '#testing/ballots/station.js'
import { faultsIn, recounted, storm } from '#testing/ballots/storm.js'
import { lineTo, type Reply, type Voter } from '#testing/ballots/voters.js'
import { units } from '#testing/claims.js'
import { voteOf, type SeededEvaluation } from '#testing/evaluations.js'
import { report } from './harness/report.js'

jest.setTimeout(180_000)

const households = Number(process.env.CHAOS_SLIPS ?? 400)
const clients = 24
const none = { lost: 0, double: 0, contradicted: 0 }
const folder = mkdtempSync(join(tmpdir(), `dual-checkin-test-${process.pid}-ballots-`))
let station: Station

beforeAll(async () => {
  // Postgres runs as a system user when we are root, and has to get in.
  chmodSync(folder, 0o755)
  station = await openStation(folder)
})
afterAll(async () => {
  await station.pool.end()
  await stopDataFolder(folder, () => undefined)
  rmSync(folder, { recursive: true, force: true })
})

const slipsOf = ({ slips }: SeededEvaluation) => slips[units.east1] ?? []

test('API and Postgres are killed: none lost, none double, and it counts the same again', async () => {
  const evaluation = await station.evaluation(households)
  let server = await station.serve(apiEntry)
  let line = lineTo(server.port)
  let done = 0
  const voting = storm(
    slipsOf(evaluation),
    clients,
    voter => line.send(voter),
    voted => (done = voted),
  )
  const reached = async (share: number) => {
    while (done < share * households) await sleep(2)
  }
  await reached(0.2)
  await server.kill()
  line.close()
  server = await station.serve(apiEntry)
  line = lineTo(server.port)
  await reached(0.5)
  await station.embedded.kill('postgres')
  await station.embedded.restart('postgres')
  await reached(0.75)
  await Promise.all([server.kill(), station.embedded.kill('postgres')])
  line.close()
  await station.embedded.restart('postgres')
  server = await station.serve(apiEntry)
  line = lineTo(server.port)
  const told = await voting
  line.close()
  await server.kill()
  const published = await station.published(evaluation.id)
  report({ slips: households, told: told.voted.length, refused: told.refused.length })
  expect(faultsIn(told, published.ballots)).toEqual(none)
  expect([published.ballots.length, await recounted(published)]).toEqual([households, 0])
  expect(told.refused.length).toBeGreaterThan(0)
})

const answer = (status: number, { receipt }: Voter): Reply => ({ status, text: receipt })
const sealed = (evaluation: SeededEvaluation, { number, token, nonce, given }: Voter) =>
  voteOf(evaluation, units.east1, { number, token }, Array.from(given, Number), { nonce })

const stormed = async (cast: (evaluation: SeededEvaluation, voter: Voter) => Promise<Reply>) => {
  const evaluation = await station.evaluation(60)
  const told = await storm(slipsOf(evaluation), clients, voter => cast(evaluation, voter))
  const published = await station.published(evaluation.id)
  return { ...faultsIn(told, published.ballots), recount: await recounted(published) }
}

test('the same without a server, as a measure', async () => {
  const found = await stormed(async (evaluation, voter) => {
    const [outcome] = await castBallots(station.pool, [sealed(evaluation, voter)])
    return answer(outcome === 'cast' || outcome === 'again' ? 200 : 409, voter)
  })
  expect(found).toEqual({ ...none, recount: 0 })
})

test('taken away, the look at who has voted: two phones vote with one slip, and the recount disagrees', async () => {
  const unguarded = castStatement
    .replace(`WHEN h.cast_hash IS NOT NULL THEN 'used'`, '')
    .replace('AND s.cast_hash IS NULL', '')
  expect(unguarded.length).toBeLessThan(castStatement.length - 50)
  const found = await stormed(async (evaluation, voter) => {
    const vote = { ...sealed(evaluation, voter), mark: randomBytes(16).toString('hex') }
    await station.pool.query(unguarded, castValues([vote]))
    return answer(200, voter)
  })
  expect(found.double).toBeGreaterThan(0)
  expect(found.recount).toBeGreaterThan(0)
})

test('taken away, the wait for the commit: what was told is lost when the server dies', async () => {
  const found = await stormed(async (evaluation, voter) => {
    // Told at once; of every seventh the server dies before it is kept.
    if (voter.number % 7 !== 0) await castBallots(station.pool, [sealed(evaluation, voter)])
    return answer(200, voter)
  })
  expect(found.lost).toBeGreaterThan(0)
})
