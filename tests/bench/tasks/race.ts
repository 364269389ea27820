/** Eight people of one office, each sending eight different acts at the same moment on the one open seat. */
import type { Pool } from 'pg'
import { findClosedSeat } from '#persistence/process/past-seats.js'
import type { ActOutcome } from '#temporal/send-act.js'
import {
  begin,
  openSeats,
  say,
  stateOf,
  type OpenProcess,
  type Said,
  type StepServer,
} from './step-server.js'
import { raced } from './step.lifecycle.js'

const people = 8
const reason = '请办'

type Act = Pick<Said, 'act' | 'body'>

/** A race begins with one of these: were the seat handed on first, the others would be told that, and nobody decides. */
const decisions: readonly Act[] = [
  { act: 'agree', body: {} },
  { act: 'returnTo', body: { stage: 'drafting', then: 'walk', reason } },
  { act: 'oppose', body: {} },
  { act: 'sendBack', body: {} },
  { act: 'abstain', body: {} },
]
const others: readonly Act[] = [
  { act: 'transfer', body: { to: 'colleague', reason } },
  { act: 'delegate', body: { to: 'aide', reason } },
  { act: 'take', body: {} },
]
export const racesOfAll = decisions.length
export const messagesOfRace = people * (decisions.length + others.length)

export interface Race {
  /** From the first message to the last answer. */
  milliseconds: number
  /** Acts carried out, and how many of the refused would be told by whom it was decided (已由…办结). */
  decisions: number
  tooLate: number
  /** Anything else: handed on, another refusal, no answer. */
  otherwise: string[]
}

/** @param no which race: each begins with another decision */
export const race = async (server: StepServer, no: number): Promise<Race> => {
  const process = await drafted(server)
  const state = await stateOf(server, process)
  const seatId = openSeats(state)[0]?.id ?? ''
  const first = no % decisions.length
  const acts = [...decisions.slice(first), ...others, ...decisions.slice(0, first)]
  const messages = acts.flatMap(act =>
    Array.from({ length: people }, (_, person): Said => ({
      ...act,
      by: `person-${person}`,
      seatId,
      expectedVersion: state.version,
    })),
  )
  const begun = performance.now()
  const outcomes = await Promise.all(messages.map(message => say(server, process, message)))
  const milliseconds = performance.now() - begun
  const decider = await deciderOf(server.pool, process, seatId)
  const told = outcomes.map((outcome, sent) => verdict(messages[sent]?.act ?? '', outcome, decider))
  return {
    milliseconds,
    decisions: told.filter(each => each === decided).length,
    tooLate: told.filter(each => each === tooLate).length,
    otherwise: told.filter(each => each !== decided && each !== tooLate),
  }
}

const drafted = async (server: StepServer): Promise<OpenProcess> => {
  const process = await begin(server, raced.kind, 1)
  const state = await stateOf(server, process)
  const seatId = openSeats(state)[0]?.id ?? ''
  const said = { act: 'sign', body: {}, by: 'author', seatId, expectedVersion: state.version }
  const { status } = await say(server, process, said)
  if (status !== 'answered') throw new Error(`the draft was ${status}`)
  return process
}

/** Who closed the seat, as the API reads it to say so. */
const deciderOf = async (pool: Pool, { id }: OpenProcess, seatId: string): Promise<string | undefined> =>
  (await findClosedSeat(pool, id, seatId))?.by ?? undefined

const decided = 'decided'
const tooLate = 'tooLate'

/** Once the process has left the step its seats are no longer in the state: the API then asks Postgres for the name. */
const verdict = (act: string, outcome: ActOutcome, decider: string | undefined): string => {
  if (outcome.status === 'answered') return decisions.some(each => each.act === act) ? decided : act
  if (outcome.status !== 'refused') return outcome.status
  const { code } = outcome.refusal
  return decider && (code === 'seatClosed' || code === 'seatNotFound') ? tooLate : code
}
