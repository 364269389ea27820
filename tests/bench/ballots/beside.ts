/**
 * What stands beside: `node:http`, slips looked up together, the same statement, and what comes meanwhile gathered into one
 * commit. It knows the key of the urn, shows no page, keeps no log and lets anybody try as often as they like.
 */
import { Pool } from 'pg'
import { castBallots, type CastOutcome, type SealedVote } from '#persistence/evaluation/cast-ballots.js'
import { findSlips, type FoundSlip } from '#persistence/evaluation/find-poll.js'
import { sealedVote, serveVotes } from './bare-ballot.js'

const mostUnderWay = 2
const mostTogether = 500
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 2 * mostUnderWay })

/** What comes while `work` is under way waits for the next one. */
const gathered = <Request, Answer>(work: (requests: Request[]) => Promise<Answer[]>) => {
  const waiting: { request: Request; answer(answer: Answer): void }[] = []
  let underWay = 0
  const run = async (): Promise<void> => {
    if (underWay >= mostUnderWay || waiting.length === 0) return
    underWay += 1
    const batch = waiting.splice(0, mostTogether)
    const answers = await work(batch.map(({ request }) => request))
    for (const [at, { answer }] of batch.entries()) answer(answers[at] as Answer)
    underWay -= 1
    if (waiting.length > 0) setImmediate(() => void run())
  }
  return (request: Request) =>
    new Promise<Answer>(resolve => {
      waiting.push({ request, answer: resolve })
      if (underWay < mostUnderWay) setImmediate(() => void run())
    })
}

const slipOf = gathered<string, FoundSlip | undefined>(async hashes => {
  const found = new Map((await findSlips(pool, hashes)).map(slip => [slip.tokenHash, slip]))
  return hashes.map(hash => found.get(hash))
})
const dropped = gathered<SealedVote, CastOutcome>(votes => castBallots(pool, votes))

const keys = new Map<string, string>()
const keyOf = async (evaluationId: string): Promise<string> => {
  const known = keys.get(evaluationId)
  if (known !== undefined) return known
  const { rows } = await pool.query<{ key: string }>(
    'SELECT public_key AS key FROM evaluation WHERE id = $1',
    [evaluationId],
  )
  const key = rows[0]?.key ?? ''
  keys.set(evaluationId, key)
  return key
}

serveVotes(async form => {
  const slip = await slipOf(form.tokenHash)
  if (!slip) return false
  const outcome = await dropped(sealedVote(slip, await keyOf(slip.evaluationId), form))
  return outcome === 'cast' || outcome === 'again'
})
