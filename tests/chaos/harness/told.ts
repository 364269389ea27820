/** Holds what the clicks must have written, by the reducer, against every row that is there. */
import type { Pool } from 'pg'
import type { Holder, ProcessState } from '#domain/kernel/state.js'
import type { JournalLine, Notice, Task } from '#domain/kernel/step.js'
import type { Claim } from './claim.js'

/** A row in words, without the moment at which it was written. */
type Words = string

const words = (...parts: (string | undefined)[]): Words => parts.map(part => part ?? '–').join(' ')
const place = (at: { region: string; stage: string; round?: string; seatId?: string }): Words =>
  words(at.region, at.stage, at.round, at.seatId)
const holderOf = (holder: Holder | undefined): Words => words(holder?.role, holder?.unitId, holder?.personId)

const lineTold = (line: JournalLine): Words =>
  words('line', line.code, line.actor, line.by, place(line), line.act, line.outcome)
const noticeTold = (notice: Notice): Words =>
  words('notice', notice.template, holderOf(notice.to), place(notice))
const taskTold = (task: Task): Words =>
  words('task', place(task), holderOf(task.holder), task.status, task.act, task.closedBy, task.cancelled)

const rowsTold = ({ steps, state }: Claim): Words[] => {
  const tasks = new Map(steps.flatMap(step => step.tasks).map(task => [task.seatId, task]))
  return [
    ...steps.flatMap(({ journal }) => journal.map(lineTold)),
    ...steps.flatMap(({ notices }) => notices.map(noticeTold)),
    ...[...tasks.values()].map(taskTold),
    stateInWords(state),
  ]
}

/** The same words, put together by Postgres; a rebuild's own lines are nobody's click. */
const rowsHeld = `
  SELECT process_id, concat_ws(' ', 'line', code, actor, coalesce(by_person, '–'), region, stage, coalesce(round, '–'),
    coalesce(seat_id, '–'), coalesce(act, '–'), coalesce(outcome, '–')) AS words
  FROM journal WHERE code <> 'admin.rebuilt'
  UNION ALL
  SELECT process_id, concat_ws(' ', 'notice', template, role, unit_id, coalesce(person_id, '–'), region, stage,
    coalesce(round, '–'), coalesce(seat_id, '–'))
  FROM notice
  UNION ALL
  SELECT process_id, concat_ws(' ', 'task', region, stage, round, seat_id, role, unit_id, coalesce(person_id, '–'), status,
    coalesce(act, '–'), coalesce(closed_by, '–'), coalesce(cancelled, '–'))
  FROM task`

/** @returns what is there and was never told, or was told and is not there; as often as it is so */
export const otherwiseThanTold = async (pool: Pool, claims: readonly Claim[]): Promise<string[]> => {
  const { rows } = await pool.query<{ process_id: string; words: Words }>(rowsHeld)
  const { rows: states } = await pool.query<{ state: ProcessState }>('SELECT state FROM process')
  const held = new Map<string, Words[]>()
  const hold = (processId: string, row: Words) => held.set(processId, [...(held.get(processId) ?? []), row])
  for (const row of rows) hold(row.process_id, row.words)
  for (const { state } of states) hold(state.processId, stateInWords(state))
  return claims.flatMap(claim => {
    const there = held.get(claim.processId) ?? []
    const ought = rowsTold(claim)
    return [
      ...without(ought, there).map(row => `missing of ${claim.processId}: ${row}`),
      ...without(there, ought).map(row => `too much of ${claim.processId}: ${row}`),
    ]
  })
}

const without = (rows: readonly Words[], others: readonly Words[]): Words[] => {
  const counts = new Map<Words, number>()
  for (const row of others) counts.set(row, (counts.get(row) ?? 0) + 1)
  return rows.filter(row => {
    const count = counts.get(row) ?? 0
    counts.set(row, count - 1)
    return count <= 0
  })
}

/** Moments, and what a rebuild changes, belong to one telling only. */
const ownToOneTelling = new Set([
  'at',
  'openedAt',
  'actedAt',
  'enteredAt',
  'startedAt',
  'endedAt',
  'since',
  'signedAt',
  'submittedAt',
  'epoch',
  'stepNo',
  'answered',
  'recallable',
])

const stateInWords = (state: ProcessState): Words =>
  `state ${JSON.stringify(state, (key, value: unknown) => (ownToOneTelling.has(key) ? undefined : sorted(value)))}`

/** Postgres keeps an object's keys in an order of its own. */
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
