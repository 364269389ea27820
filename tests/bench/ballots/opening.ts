/**
 * Opening and counting a million sealed ballots: beside the bare loop of the same arithmetic, which reads nothing and waits for
 * nobody; how long others wait meanwhile, and what memory it takes.
 */
import { randomBytes } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Pool } from 'pg'
import { openBallot, sealBallot } from '#ballots/sealed-ballot.js'
import { receiptOf } from '#domain/evaluation/ballot.js'
import { closeUrn, countUrn } from '#persistence/evaluation/count-urn.js'
import type { Station } from '#testing/ballots/station.js'
import { units } from '#testing/claims.js'
import type { Measured } from '../harness/figures.js'
import { say } from '../harness/report.js'

const ballots = Number(process.env.BALLOTS_SEALED ?? 1_000_000)
/** Sealed one by one, and put into the urn again and again: to open one twice takes as long as to open two. */
const different = 10_000
const subjects = 5
/** One in so many says something besides. */
const commented = 10
const milliseconds = 1e6
const mebibyte = 2 ** 20

const sealedBallots = (publicKey: string, id: string): Buffer[] =>
  Array.from({ length: different }, (_, n) =>
    sealBallot(publicKey, id, {
      ...{ receipt: `receipt-${n}`, communityId: units.east1, source: 'online' },
      comment: n % commented === 0 ? '社区里的事他们总是随叫随到，希望明年也来。' : null,
      answers: Array.from({ length: subjects }, (_each, at) => 1 + ((n + at) % 5)),
    }),
  )

const fill = async (pool: Pool, id: string, sealed: readonly Buffer[]): Promise<void> => {
  await pool.query(
    `INSERT INTO urn (mark, evaluation_id, sealed)
     SELECT md5(at || ' ' || round), $1, sealed
     FROM unnest($2::bytea[]) WITH ORDINALITY AS s (sealed, at), generate_series(1, $3::int) AS round`,
    [id, sealed, ballots / different],
  )
  await pool.query('VACUUM ANALYZE urn')
}

const secondsSince = (begun: number): number => (performance.now() - begun) / 1_000

/** The most that the process took while it worked, above what it took before, in MiB. */
const memoryOver = async (work: () => Promise<unknown>): Promise<{ rss: number; heap: number }> => {
  const before = process.memoryUsage()
  const most = { rss: 0, heap: 0 }
  const look = () => {
    const { rss, heapUsed } = process.memoryUsage()
    most.rss = Math.max(most.rss, (rss - before.rss) / mebibyte)
    most.heap = Math.max(most.heap, (heapUsed - before.heapUsed) / mebibyte)
  }
  const looking = setInterval(look, 50)
  await work()
  clearInterval(looking)
  look()
  return most
}

export const opening = async ({ pool, keys, evaluation }: Station): Promise<Measured[]> => {
  const { id, publicKey } = await evaluation(1)
  const key = keys.privateKeyOf(id)
  if (!key) throw new Error('the urn has no key')
  say(`封好 ${ballots} 张选票…`)
  const sealed = sealedBallots(publicKey, id)
  await fill(pool, id, sealed)
  await closeUrn(pool, id)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let [ours, count] = [0, 0]
  // Sealed once they have one receipt; in an urn each has its own.
  const open = (each: Buffer) => ({ ...openBallot(key, id, each), receipt: receiptOf(randomBytes(16)) })
  const memory = await memoryOver(async () => {
    const begun = performance.now()
    delay.enable()
    await countUrn(pool, id, each => {
      const ballot = open(each)
      ours = secondsSince(begun)
      return ballot
    })
    delay.disable()
    count = secondsSince(begun)
  })
  const begun = performance.now()
  for (let round = 0; round < ballots / different; round += 1) for (const each of sealed) open(each)
  const beside = secondsSince(begun)
  const what = `${ballots.toLocaleString('en')} sealed ballots`
  const informs = (figure: string, value: number): Measured => ({ figure, ours: value })
  return [
    {
      figure: `opening of ${what}, s, beside the bare loop of the same arithmetic`,
      ...{ ours, beside, ratio: ours / beside, bar: '≤1.5' },
    },
    {
      figure: `longest wait of others in the same process while ${what} are opened and counted, ms`,
      ...{ ours: delay.max / milliseconds, bar: '≤100' },
    },
    informs(`opening and counting of ${what}, s`, count),
    informs(`memory of it at the most, MiB of the process`, memory.rss),
    informs(`memory of it at the most, MiB of the JavaScript heap`, memory.heap),
  ]
}
