/** What people call the parts of a process; the words come from its lifecycle. */
import { localDateOf } from '#domain/calendar/local-date.js'
import { kernelFormOf } from '#domain/kernel/acts/kernel-forms.js'
import { findStage } from '#domain/kernel/lifecycle.js'
import { lifecycleOf } from './lifecycles.js'

export const stageLabel = (kind: string, stage: string, region = 'main'): string =>
  findStage(lifecycleOf(kind), region, stage)?.label ?? stage

export const formLabel = (kind: string, form: string): string =>
  (lifecycleOf(kind).forms[form] ?? kernelFormOf(form))?.label ?? form

/** The number people quote: `RL-2026-000123`. */
export const numberOf = (kind: string, number: number, startedAt: Date): string => {
  const year = localDateOf(startedAt.getTime()).slice(0, 4)
  return `${lifecycleOf(kind).numberPrefix}-${year}-${String(number).padStart(6, '0')}`
}
