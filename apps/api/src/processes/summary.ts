/** One process in a few words: the row of every list and the head of its page. */
import type { z } from 'zod'
import type { processSummary } from '#contracts/http/processes.js'
import { workingDaysUntil } from '#domain/calendar/explain-clock.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { ListedProcess } from '#persistence/process/listed-process.js'
import { numberOf, serviceNames, stageLabel } from '../lifecycle/labels.js'
import { toneOf } from '../lifecycle/tones.js'

type Summary = z.input<typeof processSummary>

export const summaryOf = (process: ListedProcess, calendar: CalendarData): Summary => ({
  id: process.id,
  kind: process.kind,
  number: numberOf(process.kind, process.number, process.startedAt),
  title: process.title,
  stage: process.stage,
  stageLabel: stageLabel(process.kind, process.stage),
  tone: toneOf(process.kind, process.stage),
  startedAt: process.startedAt.toISOString(),
  startedByName: serviceNames[process.startedByName] ?? process.startedByName,
  updatedAt: process.updatedAt.toISOString(),
  ...(process.endedAt && { endedAt: process.endedAt.toISOString() }),
  units: process.units ?? [],
  ...dueFields(process, calendar),
})

type Deadline = Pick<ListedProcess, 'dueAt' | 'dueOn' | 'aheadMs' | 'endedAt'>

/** The deadline in business time: a process may run ahead of the clock. */
export const dueFields = ({ dueAt, dueOn, aheadMs, endedAt }: Deadline, calendar: CalendarData) => {
  if (!dueAt || !dueOn || endedAt) return { overdue: false }
  const now = Date.now() + aheadMs
  const due = { dueOn, dueAt: dueAt.getTime() }
  return { dueOn, workingDaysLeft: workingDaysUntil(due, calendar, now), overdue: due.dueAt <= now }
}
