/** Deadlines as the default policies write them: so many working days, and what happens by itself on the way. */
import type { Budget, ClockStage } from '../calendar/clock.js'
import type { TimingValue } from './policy-spec.js'

export const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const within = (amount: number, ...stages: ClockStage[]): TimingValue => ({
  budget: workingDays(amount),
  stages,
})

const stage = (
  does: ClockStage['does'],
  amount: number,
  at: 'morning' | 'end',
  more: Pick<ClockStage, 'to' | 'outcome'> = {},
): ClockStage => ({ id: `${does}-${amount}`, after: workingDays(amount), at, does, ...more })

export const warn = (amount: number): ClockStage => stage('warn', amount, 'morning')

export const remind = (amount: number, at: 'morning' | 'end' = 'morning'): ClockStage =>
  stage('remind', amount, at)

/** @param to an office and where it is held: `OrganizationDepartmentOfficer@district` */
export const escalate = (amount: number, to: string): ClockStage => stage('escalate', amount, 'end', { to })

/** The system decides. */
export const auto = (amount: number, outcome: string): ClockStage => stage('auto', amount, 'end', { outcome })
