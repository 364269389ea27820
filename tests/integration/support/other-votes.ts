/** Households that vote otherwise than everybody: on paper, or anew after somebody else had voted with their slip. */
import { randomInt, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import type { PrintedSlip } from '#persistence/evaluation/slips.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { judged } from '#testing/ballots/station.js'
import { voterOf, type Line, type Voter } from '#testing/ballots/voters.js'
import { people, units } from '#testing/claims.js'
import { defaultEvaluationPolicy as policy } from '#workflows/evaluation/evaluation.policy.js'
import { Visitor } from '../../api/support/visitor.js'

/** The two who have to do with every paper and every withdrawal, signed in. */
export interface Staff {
  secretary: Visitor
  coordinator: Visitor
}

export const staffAt = async (url: string): Promise<Staff> => ({
  secretary: await new Visitor(url).signIn(people.east1Secretary),
  coordinator: await new Visitor(url).signIn(people.eastCoordinator),
})

/** The API speaks of an evaluation only with the process that it belongs to. */
export const addProcess = async (pool: Pool, evaluationId: string): Promise<void> => {
  await seedRules(pool, { kind: 'evaluation', policy, calendar: stateCouncilCalendar })
  await pool.query(
    `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, epoch, step_no, version,
       policy_version, calendar_version, state)
     VALUES ($1, 'evaluation', '', 'open', $2, now(), now(), 1, 1, 1, $3, $4, $5)`,
    [
      ...[evaluationId, people.officer, policy.version, stateCouncilCalendar.version],
      JSON.stringify({
        ...{ kind: 'evaluation', startedAt: Date.now(), policyVersion: policy.version },
        ...{ calendarVersion: stateCouncilCalendar.version, facts: { communityIds: [units.east1] } },
      }),
    ],
  )
}

const answers = () => judged.map(() => 1 + randomInt(5))

const told = async <Told>(by: Visitor, path: string, key: string, body: object): Promise<Told> => {
  const reply = await by.commandOnce<Told>(path, key, body)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return reply.body
}

/** What was told or sent for a household and is to be kept by nobody. */
export interface PaperVote {
  receipt: string
  keys: string[]
}

/** Entered by one, checked by another. */
export const voteOnPaper = async (
  { secretary, coordinator }: Staff,
  evaluationId: string,
  { number }: PrintedSlip,
): Promise<PaperVote> => {
  const path = `/api/evaluations/${evaluationId}/paper`
  const sheet = { communityId: units.east1, number, answers: answers() }
  const keys = [randomUUID(), randomUUID()] as const
  await told(secretary, path, keys[0], sheet)
  const { receipt = '' } = await told<{ receipt?: string }>(coordinator, path, keys[1], sheet)
  if (receipt === '') throw new Error('paper was not cast')
  return { receipt, keys: [...keys] }
}

/** A stranger votes with the slip; the ballot is taken out, and its household votes with another one. @returns that vote */
export const voteAnew = async (
  { secretary, coordinator }: Staff,
  line: Line,
  evaluationId: string,
  slip: PrintedSlip,
): Promise<Voter> => {
  const path = `/api/evaluations/${evaluationId}/withdrawals`
  const { number, token: code } = slip
  const of = { communityId: units.east1, number, code }
  await line.send(voterOf(slip))
  const reason = '住户持原选票'
  await told(secretary, path, randomUUID(), { command: { name: 'ask', ...of, reason } })
  const { printed } = await told<{ printed: { slips: { number: number; address: string }[] } }>(
    coordinator,
    path,
    randomUUID(),
    { command: { name: 'agree', ...of } },
  )
  const [another] = printed.slips
  if (!another) throw new Error('no other slip was printed')
  const voter = voterOf({ number: another.number, token: another.address.split('code=')[1] ?? '' })
  const { status, text } = await line.send(voter)
  if (status !== 200) throw new Error(text)
  return voter
}
