/** A step as rows: the shapes that the step statement unpacks. Absent values are left out and become null. */
import type { Holder } from '#domain/kernel/state.js'
import type { Copy, JournalLine, Notice, Step, Task } from '#domain/kernel/step.js'
import { searchablePinyin } from '../seed/pinyin.js'

const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString()

const heldBy = (holder: Holder | undefined) => ({
  role: holder?.role,
  unit_id: holder?.unitId,
  person_id: holder?.personId,
})

/** When the step happened, in business time. */
const momentOf = ({ journal, state }: Step): number => journal.at(-1)?.at ?? state.startedAt

export const processRow = (step: Step) => {
  const { state } = step
  return {
    id: state.processId,
    kind: state.kind,
    title: state.title,
    ...(state.stepNo === 1 && { title_pinyin: searchablePinyin(state.title, { surname: false }) }),
    stage: state.regions.main?.stage,
    outcome: state.outcome,
    started_by: state.startedBy,
    started_at: iso(state.startedAt),
    updated_at: iso(momentOf(step)),
    ended_at: iso(state.endedAt),
    epoch: state.epoch,
    step_no: state.stepNo,
    version: state.version,
    ahead_ms: state.aheadMs,
    policy_version: state.policyVersion,
    calendar_version: state.calendarVersion,
    subject_id: step.subject,
    next_due_at: iso(step.nextDueAt),
    state,
  }
}

export const taskRow = ({ holder, openedAt, dueAt, ...task }: Task) => ({
  seat_id: task.seatId,
  region: task.region,
  stage: task.stage,
  round: task.round,
  form: task.form,
  ...heldBy(holder),
  status: task.status,
  opened_at: iso(openedAt),
  due_at: iso(dueAt),
  due_on: task.dueOn,
  provisional: task.provisional ?? false,
  origin: task.origin,
  act: task.act,
  closed_by: task.closedBy,
  on_behalf_of: task.onBehalfOf,
  closed_at: iso(task.closedAt),
  cancelled: task.cancelled,
})

export const journalRow = (line: JournalLine, index: number) => ({
  line_no: index + 1,
  at: iso(line.at),
  actor: line.actor,
  by_person: line.by,
  code: line.code,
  region: line.region,
  stage: line.stage,
  round: line.round,
  seat_id: line.seatId,
  ...heldBy(line.holder),
  act: line.act,
  outcome: line.outcome,
  reason: line.reason,
  detail: line.detail,
  policy_version: line.policyVersion,
  calendar_version: line.calendarVersion,
})

export const copyRow = ({ personId, by, at, note }: Copy) => ({
  person_id: personId,
  by_person: by,
  at: iso(at),
  note,
})

export const noticeRow = ({ to, at, ...notice }: Notice, index: number) => ({
  line_no: index + 1,
  template: notice.template,
  at: iso(at),
  region: notice.region,
  stage: notice.stage,
  round: notice.round,
  seat_id: notice.seatId,
  ...heldBy(to),
  circle: notice.circle,
  due_on: notice.dueOn,
})
