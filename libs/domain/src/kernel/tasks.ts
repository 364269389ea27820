/** Seats as the inbox sees them, and which of them a step changed. */
import { dueOf } from '../calendar/clock.js'
import type { DepartedRound } from './draft.js'
import { roundsOf } from './find.js'
import type { ProcessState, Round, Rules, Seat } from './state.js'
import type { Task } from './step.js'

type Known = Map<string, Task>

const taskOf = (region: string, stage: string, round: Round, seat: Seat, due: Partial<Task>): Task => ({
  seatId: seat.id,
  region,
  stage,
  round: round.name,
  form: round.form,
  holder: seat.holder,
  status: seat.status,
  openedAt: seat.openedAt,
  ...due,
  ...(seat.origin && { origin: seat.origin }),
  ...(seat.act && { act: seat.act }),
  ...(seat.by && { closedBy: seat.by }),
  ...(seat.onBehalfOf && { onBehalfOf: seat.onBehalfOf }),
  ...(seat.actedAt !== undefined && { closedAt: seat.actedAt }),
  ...(seat.cancelled && { cancelled: seat.cancelled }),
})

const tasksOf = ({ region, stage, round }: DepartedRound, rules: Rules): [string, Task][] => {
  if (round.quiet) return []
  const due = round.clock ? dueOf(round.clock, rules.calendar) : {}
  return round.seats.map(seat => [seat.id, taskOf(region, stage, round, seat, due)])
}

const knownTasks = (state: ProcessState, rules: Rules, departed: DepartedRound[]): Known => {
  const present = roundsOf(state).map(({ region, within, round }) => ({ region, stage: within.stage, round }))
  return new Map([...departed, ...present].flatMap(each => tasksOf(each, rules)))
}

/** Tasks that are new or different after a step. */
export const changedTasks = (
  before: { state: ProcessState; rules: Rules },
  after: { state: ProcessState; rules: Rules; departed: DepartedRound[] },
): Task[] => {
  const old = knownTasks(before.state, before.rules, [])
  const present = knownTasks(after.state, after.rules, after.departed)
  return [...present.values()].filter(task => JSON.stringify(task) !== JSON.stringify(old.get(task.seatId)))
}
