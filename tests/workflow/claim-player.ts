/** Plays a claim on the real server: looks the state up as the API does, sends acts as the API does. */
import { createHash, randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { UpdateAnswer } from '#contracts/workflow/process.js'
import type { ActEvent, KeyedEvent, StartEvent } from '#domain/kernel/events.js'
import { blankState } from '#domain/kernel/reduce.js'
import type { ProcessState, Seat } from '#domain/kernel/state.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { sendAct, type ActOutcome } from '#temporal/send-act.js'
import { claimFacts, claimRules, people } from '#testing/claims.js'

const rules = claimRules()

interface ClaimPlayerOptions {
  submitted?: boolean
  projectId?: string
  /** A claim that is there already, to be taken up. */
  processId?: string
}

export interface ClaimPlayer {
  processId: string
  state(): Promise<ProcessState>
  /** The start, to be sent as often as one likes. */
  start(changes?: Partial<StartEvent>): Promise<ActOutcome>
  /** The act as somebody looking at the claim now would send it. */
  message(round: string, act: string, body?: object, changes?: Partial<ActEvent>): Promise<ActEvent>
  send(message: KeyedEvent): Promise<ActOutcome>
  /** Does an act and expects it to be answered. */
  act(round: string, act: string, body?: object): Promise<UpdateAnswer>
}

const holders: Record<string, string> = {
  agency: people.liaison,
  community: people.east1Secretary,
  OrganizationDepartmentOfficer: people.officer,
}

export const hashOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')

export const claimPlayer = (
  pool: Pool,
  client: Client,
  { submitted = true, projectId, processId = randomUUID() }: ClaimPlayerOptions = {},
): ClaimPlayer => {
  const state = async () => {
    const held = await loadProcess(pool, processId)
    if (!held) throw new Error(`no process ${processId}`)
    return held.state
  }
  const send = (message: KeyedEvent) => sendAct(client, 'claim', processId, message)
  const facts = claimFacts({ submitted, ...(projectId && { projectId }) })
  const offer: StartEvent = {
    type: 'start',
    key: 'start-00000000',
    bodyHash: hashOf(facts),
    by: people.liaison,
    title: '楼道整治',
    facts,
  }
  const message: ClaimPlayer['message'] = async (round, act, body = {}, changes = {}) => {
    const now = await state()
    const seat = openSeat(now, round, act)
    return {
      type: 'act',
      key: randomUUID(),
      bodyHash: hashOf([round, act, body]),
      by: holders[seat.chair] ?? '',
      act,
      seatId: seat.id,
      expectedVersion: now.version,
      body,
      ...changes,
    }
  }
  return {
    processId,
    state,
    send,
    message,
    start: changes =>
      sendAct(
        client,
        'claim',
        processId,
        { ...offer, ...changes },
        {
          start: { state: blankState('claim', processId, rules), rules },
        },
      ),
    act: async (...what) => answerOf(await send(await message(...what))),
  }
}

export const answerOf = (outcome: ActOutcome): UpdateAnswer => {
  if (outcome.status !== 'answered') throw new Error(`not answered: ${JSON.stringify(outcome)}`)
  return outcome.answer
}

const openSeat = (
  { regions, recallable }: ProcessState,
  round: string,
  act: string,
): Pick<Seat, 'id' | 'chair'> => {
  const rounds = Object.values(regions).flatMap(region => Object.values(region.rounds))
  const seat = rounds.find(({ name }) => name === round)?.seats.find(({ status }) => status === 'open')
  if (!seat)
    throw new Error(`no open seat for ${round}.${act}; recallable: ${recallable?.seatId ?? 'nothing'}`)
  return seat
}
