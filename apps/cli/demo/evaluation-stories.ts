/** The demo's two evaluations as stories: last year's to its end, and this year's that is open for voting. */
import { addDays, localDateOf, type Instant, type LocalDate } from '#domain/calendar/local-date.js'
import { countWorkingDays } from '#domain/calendar/working-days.js'
import type { Rules, Seat } from '#domain/kernel/state.js'
import type { Count } from '#persistence/evaluation/find-results.js'
import type { DemoCommunity } from '#persistence/seed/demo-activities.js'
import type { EvaluationFacts } from '#workflows/evaluation/evaluation.facts.js'
import { evaluation } from '#workflows/evaluation/evaluation.lifecycle.js'
import type { Story, StoryAct } from './story.js'

type Act = StoryAct<EvaluationFacts>

export interface EvaluationCast {
  communities: DemoCommunity[]
  /** Who holds which office, by `role unit`. */
  holders: Map<string, string>
  rules: Rules
}

const households = 40
/** Of the last community there are fewer households than are needed for a result. */
const fewHouseholds = 24
const minimumValid = 30
/** Long enough ago for activities and claims of the quarter to lie in the same year as the day before. */
const daysIntoTheYear = 35

const department = (
  afterWorkingDays: number,
  [form, role, act]: readonly [string, string, string],
  body: Act['body'],
): Act => ({ afterWorkingDays, form, chair: role, act, body })

const opinion = (text: string) => () => ({ opinion: text })

const approved: Act[] = [
  department(
    1,
    ['evaluationPreparation', 'OrganizationDepartmentOfficer', 'submitEvaluation'],
    ({ settings }) => ({ settings }),
  ),
  department(
    2,
    ['evaluationApproval', 'DeputyHeadInCharge', 'approveEvaluation'],
    opinion('同意，请各社区按名单抽样。'),
  ),
]

const reported = ({ communityId }: DemoCommunity, place: number, all: number): Act => ({
  afterWorkingDays: place === 0 ? 1 : 0,
  form: 'sampling',
  chair: communityId,
  act: 'reportHouseholds',
  body: () =>
    place === all - 1
      ? { listed: fewHouseholds, note: '院落小，全部抽中，仍少于有效票下限。' }
      : { listed: 900 + 137 * place },
})

/** @param count what the urns held, once they have been counted */
const published = (count: () => Count): Act[] => [
  {
    ...department(16, ['counting', 'OrganizationDepartmentOfficer', 'noteCount'], count),
    by: 'system',
  },
  department(
    1,
    ['countConfirmation', 'OrganizationDepartmentOfficer', 'openObjections'],
    opinion('与投票户数核对一致。'),
  ),
  department(7, ['resultPublication', 'DeputyHeadInCharge', 'publishResults'], opinion('同意公布。')),
  { afterWorkingDays: 2, form: 'resultReceipt', act: 'acknowledgeResults', body: () => ({}) },
]

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))

/** Open for four days, one community still to say how many households it has. */
export const openEvaluation = (cast: EvaluationCast, now: Instant): Story<EvaluationFacts> => {
  const today = localDateOf(now)
  const { communities } = cast
  const acts = communities.slice(0, -1).map((each, place) => reported(each, place, communities.length))
  return {
    ...storyOf(cast, yearOf(addDays(today, -daysIntoTheYear)), addDays(today, -4)),
    acts: [...approved, ...acts],
    ageWorkingDays: 5,
  }
}

/** Voted on in November of the year before, acknowledged by the end of that year. */
export const pastEvaluation = (
  cast: EvaluationCast,
  now: Instant,
  count: () => Count,
): Story<EvaluationFacts> => {
  const today = localDateOf(now)
  const year = yearOf(addDays(today, -daysIntoTheYear)) - 1
  const { communities, rules } = cast
  const acts = communities.map((each, place) => reported(each, place, communities.length))
  return {
    ...storyOf(cast, year, `${year}-11-24`),
    acts: [...approved, ...acts, ...published(count)],
    ageWorkingDays: countWorkingDays(rules.calendar, `${year}-12-26`, today),
  }
}

const storyOf = (
  { communities, holders, rules }: EvaluationCast,
  year: number,
  opensOn: LocalDate,
): Omit<Story<EvaluationFacts>, 'acts' | 'ageWorkingDays'> => {
  const districtId = communities[0]?.districtId ?? ''
  const holderOf = (role: string, unitId: string): string => {
    const found = holders.get(`${role} ${unitId}`)
    if (found === undefined) throw new Error(`nobody is ${role} at ${unitId} in the demo`)
    return found
  }
  return {
    key: `demo-evaluation-${year}`,
    lifecycle: evaluation,
    rules,
    title: `${year}年群众民主评议`,
    facts: () => ({
      districtId,
      communityIds: communities.map(({ communityId }) => communityId),
      settings: {
        ...{ title: `${year}年群众民主评议`, year, questionnaireVersion: 1, households, minimumValid, k: 5 },
        ...{ leastAttendances: 0, opensOn },
      },
      returns: [],
      lists: {},
      receivers: [],
    }),
    startedBy: holderOf('OrganizationDepartmentOfficer', districtId),
    actor: ({ holder }: Seat) => holderOf(holder.role ?? '', holder.unitId ?? ''),
  }
}
