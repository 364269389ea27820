/** Ten thousand slips while API and Postgres are killed: none double, none lost, and counted again it comes to the same. */
import { apiEntry, type Station } from '#testing/ballots/station.js'
import { faultsIn, recounted, storm } from '#testing/ballots/storm.js'
import { lineTo } from '#testing/ballots/voters.js'
import { units } from '#testing/claims.js'
import type { Measured } from '../harness/figures.js'
import { say } from '../harness/report.js'

const households = 10_000
const clients = 64
/** By the share that has voted. */
const kills = [
  { at: 0.15, who: 'api' },
  { at: 0.4, who: 'postgres' },
  { at: 0.6, who: 'api' },
  { at: 0.8, who: 'postgres' },
] as const

export const killedMeanwhile = async (station: Station): Promise<Measured[]> => {
  say('一万张票，其间强杀接口和数据库…')
  const { embedded, evaluation, serve } = station
  const { id, slips } = await evaluation(households)
  let server = await serve(apiEntry)
  let line = lineTo(server.port)
  let done = 0
  const voting = storm(
    slips[units.east1] ?? [],
    clients,
    voter => line.send(voter),
    voted => (done = voted),
  )
  for (const { at, who } of kills) {
    while (done < at * households) await new Promise(resolve => setTimeout(resolve, 2))
    if (who === 'postgres') {
      await embedded.kill('postgres')
      await embedded.restart('postgres')
    } else {
      await server.kill()
      line.close()
      server = await serve(apiEntry)
      line = lineTo(server.port)
    }
  }
  const told = await voting
  const published = await station.published(id)
  line.close()
  await server.kill()
  const { lost, double, contradicted } = faultsIn(told, published.ballots)
  const what = '10,000 slips, 30 % sent again, 5 % by two phones, API and Postgres killed twice each'
  return [
    { figure: `ballots lost; ${what}`, ours: lost, bar: '≤0' },
    { figure: `ballots double; ${what}`, ours: double + contradicted, bar: '≤0' },
    { figure: 'differences when the script counts again', ours: await recounted(published), bar: '≤0' },
  ]
}
