/** The residents' vote: ballots a second, the count of a million, and what kills leave behind. */
import { apiEntry, openStation, type Station } from '#testing/ballots/station.js'
import { lineTo, voterOf, type Line, type Voter } from '#testing/ballots/voters.js'
import { units } from '#testing/claims.js'
import type { Measured } from '../harness/figures.js'
import { alternate, compared } from '../harness/pairs.js'
import { requireDurableCommits } from '../harness/platform.js'
import { say } from '../harness/report.js'
import { median } from '../harness/statistics.js'
import { inTemporaryFolder } from '../harness/temporary-folder.js'
import { killedMeanwhile } from './killed.js'
import { opening } from './opening.js'
import { firstQuestion } from './page.js'
import { tally } from './tally.js'

/** At once: an evening on which a district votes. */
const clients = 128
const votesATurn = 3_000
const savedATurn = 600
const pairs = 5
const turns = 2
const warmUpTurns = 2

/** So many at once until all have voted. @returns votes a second. @throws Error when one is not told its receipt */
const vote = async (line: Line, voters: Voter[]): Promise<number> => {
  const count = voters.length
  const begun = performance.now()
  const client = async () => {
    for (let voter = voters.pop(); voter; voter = voters.pop()) {
      const { status, text } = await line.send(voter)
      if (status !== 200 || !text.includes(voter.receipt)) throw new Error(`${status}: ${text}`)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (count * 1000) / (performance.now() - begun)
}

interface Race {
  figure: string
  bar: '≥0.8' | '≥10'
  ours: Line
  beside: Line
  /** In one turn of what stands beside. */
  votesBeside: number
}

const raced = async (
  { figure, bar, ours, beside, votesBeside }: Race,
  take: (count: number) => Voter[],
): Promise<Measured> => {
  const turnOf = { ours: () => vote(ours, take(votesATurn)), beside: () => vote(beside, take(votesBeside)) }
  for (let no = 0; no < warmUpTurns; no += 1) {
    await turnOf.ours()
    await turnOf.beside()
  }
  return compared(figure, bar, await alternate({ pairs, turns, ...turnOf }), median)
}

const ingest = async (station: Station): Promise<Measured[]> => {
  say('印制选票…')
  const each = warmUpTurns + pairs * turns
  const { slips } = await station.evaluation(each * (3 * votesATurn + savedATurn))
  const voters = (slips[units.east1] ?? []).map(voterOf)
  const take = (count: number) => voters.splice(0, count)
  const servers = await Promise.all(
    [apiEntry, 'tests/bench/ballots/beside.js', 'tests/bench/ballots/saved-beside.js'].map(station.serve),
  )
  const [ours, batched, saved] = servers.map(({ port }) => lineTo(port)) as [Line, Line, Line]
  const figure = `ballots/s, ${clients} at once, beside`
  const figures = [
    await raced(
      {
        ...{ figure: `${figure} node:http with the same batching`, bar: '≥0.8' },
        ours,
        beside: batched,
        votesBeside: votesATurn,
      },
      take,
    ),
    await raced(
      {
        ...{ figure: `${figure} one repo.save for each`, bar: '≥10' },
        ours,
        beside: saved,
        votesBeside: savedATurn,
      },
      take,
    ),
  ]
  for (const line of [ours, batched, saved]) line.close()
  await Promise.all(servers.map(server => server.kill()))
  return figures
}

const measure = async (station: Station): Promise<Measured[]> => {
  await requireDurableCommits(station.pool)
  const figures = await ingest(station)
  say('写入一百万张选票…')
  const { id } = await station.evaluation(1)
  figures.push(await tally(station.pool, id))
  figures.push(...(await opening(station)))
  figures.push(...(await firstQuestion(station)))
  return [...figures, ...(await killedMeanwhile(station))]
}

export const ballotsBench = (): Promise<Measured[]> =>
  inTemporaryFolder(async dataDir => {
    const station = await openStation(dataDir)
    try {
      return await measure(station)
    } finally {
      await station.pool.end()
    }
  })
