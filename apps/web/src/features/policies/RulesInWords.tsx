import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type ProcessRules, processRulesQuery } from '../../api/policies.js'
import { holds } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import type { OpenRound } from '../../api/types.js'
import { m } from '../../messages/index.js'

const t = m.policy.basis
type Step = ProcessRules['steps'][number]

const sourceText = ({ source: { unitName, effectiveFrom } }: Step): string =>
  unitName && effectiveFrom ? t.from(unitName, effectiveFrom) : t.shipped

const calendarText = ({ calendar: { noticeYears, closuresOf } }: ProcessRules): string =>
  t.calendar(String(noticeYears.at(-1) ?? '')) + (closuresOf ? t.closures(closuresOf) : '')

const policyText = ({ steps }: ProcessRules): string => {
  const own = steps.flatMap(({ label, source: { unitName, effectiveFrom } }) =>
    unitName && effectiveFrom ? [t.ownStep(label, unitName, effectiveFrom)] : [],
  )
  return own.length > 0 ? t.own(own) : t.asDefault
}

/** The row itself, for whoever may look at policies. */
const PolicyLink = ({ rules, step }: { rules: ProcessRules; step: Step }) => {
  const mayLook = holds(useSession(), 'SystemAdministrator', 'OrganizationDepartmentHead')
  if (!mayLook) return null
  const { changeId } = step.source
  const to = changeId
    ? `/admin/policies/changes/${changeId}`
    : `/admin/policies?unitId=${rules.homeId}&kind=${rules.kind}`
  return <Link to={to}>{t.openPolicy}</Link>
}

/** Why a deadline is that day: the step of the policy it comes from, and the calendar it is counted by. */
export const DeadlineBasis = ({ processId, round }: { processId: string; round: OpenRound }) => {
  const rules = useQuery(processRulesQuery(processId)).data
  const known = rules?.rounds.find(each => each.region === round.region && each.round === round.round)
  const step = rules?.steps.find(each => each.step === known?.step)
  if (!rules || !step || !round.dueOn) return null
  return (
    <p className="muted">
      {t.step(step.label, step.sentence)}（{sourceText(step)}）。{calendarText(rules)}。{' '}
      <PolicyLink rules={rules} step={step} />{' '}
      <Link to={`/calendar?year=${round.dueOn.slice(0, 4)}`}>{t.openCalendar}</Link>
    </p>
  )
}

/** The rules a process stands under, without a code. */
export const RulesInWords = ({ processId }: { processId: string }) => {
  const rules = useQuery(processRulesQuery(processId)).data
  return rules ? (
    <span className="muted">
      {policyText(rules)}。{calendarText(rules)}。
    </span>
  ) : null
}
