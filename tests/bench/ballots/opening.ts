/** Opening a million sealed ballots beside the bare loop of the same arithmetic, which reads nothing and waits for nobody. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Pool } from 'pg'
import { openBallot, sealBallot } from '#ballots/sealed-ballot.js'
import { openUrn } from '#persistence/evaluation/open-urn.js'
import type { Station } from '#testing/ballots/station.js'
import { units } from '#testing/claims.js'
import type { Measured } from '../harness/figures.js'
import { say } from '../harness/report.js'

const ballots = Number(process.env.BALLOTS_SEALED ?? 1_000_000)
/** Sealed one by one, and put into the urn again and again: to open one twice takes as long as to open two. */
const different = 10_000
const subjects = 5
const milliseconds = 1e6

const sealedBallots = (publicKey: string, id: string): Buffer[] =>
  Array.from({ length: different }, (_, n) =>
    sealBallot(publicKey, id, {
      ...{ receipt: `receipt-${n}`, communityId: units.east1, source: 'online', comment: null },
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

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1_000
}

export const opening = async ({ pool, keys, evaluation }: Station): Promise<Measured[]> => {
  const { id, publicKey } = await evaluation(1)
  const key = keys.privateKeyOf(id)
  if (!key) throw new Error('the urn has no key')
  say(`封好 ${ballots} 张选票…`)
  const sealed = sealedBallots(publicKey, id)
  await fill(pool, id, sealed)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const ours = await secondsOf(async () => {
    const found = await openUrn(pool, id, each => openBallot(key, id, each))
    if (found.ballots.length !== ballots) throw new Error(`${found.ballots.length} ballots were opened`)
  })
  delay.disable()
  const beside = await secondsOf(async () => {
    for (let round = 0; round < ballots / different; round += 1)
      for (const each of sealed) openBallot(key, id, each)
  })
  await pool.query('TRUNCATE urn')
  const what = `${ballots.toLocaleString('en')} sealed ballots`
  return [
    {
      figure: `opening of ${what}, s, beside the bare loop of the same arithmetic`,
      ...{ ours, beside, ratio: ours / beside, bar: '≤1.5' },
    },
    {
      figure: `longest wait of others in the same process while ${what} are opened, ms`,
      ...{ ours: delay.max / milliseconds, bar: '≤100' },
    },
  ]
}
