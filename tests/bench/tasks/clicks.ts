/** What one person's signature takes on the real server, where so many are asked at once. */
import { percentile } from '../harness/statistics.js'
import { begin, openSeats, say, stateOf, type OpenProcess, type StepServer } from './step-server.js'
import { countersigned } from './step.lifecycle.js'

const clicksPerTurn = 30

/** Turns of signatures on one process whose round has so many seats; a hundred last for three turns. */
export const clicker = async (server: StepServer, seats: number): Promise<() => Promise<number>> => {
  const process = await begin(server, countersigned.kind, seats)
  return () => turn(server, process)
}

/** The p50 of one turn, in milliseconds. */
const turn = async (server: StepServer, process: OpenProcess): Promise<number> => {
  const times: number[] = []
  while (times.length < clicksPerTurn) times.push(await click(server, process))
  return percentile(times, 0.5)
}

const click = async (server: StepServer, process: OpenProcess): Promise<number> => {
  const state = await stateOf(server, process)
  const seat = openSeats(state)[0]
  if (!seat) throw new Error('nobody is asked')
  const said = {
    act: 'sign',
    body: {},
    by: `${seat.chair}-person`,
    seatId: seat.id,
    expectedVersion: state.version,
  }
  const begun = performance.now()
  const { status } = await say(server, process, said)
  if (status !== 'answered') throw new Error(`a click was ${status}`)
  return performance.now() - begun
}
