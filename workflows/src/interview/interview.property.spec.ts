/** Thousands of random lives of an interview. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { units } from '#testing/claims.js'
import { live, patienceMs } from '#testing/property/lives.js'
import type { Subject } from '#testing/property/subject.js'
import type { InterviewFacts } from './interview.facts.js'
import { interview } from './interview.lifecycle.js'
import { defaultInterviewPolicy } from './interview.policy.js'

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}
const afterInterview = ['held', 'rectifying', 'verifying', 'reported', 'rectified', 'failed']

const check: Subject['check'] = ({ regions, facts: known }, { moved }) => {
  const facts = known as InterviewFacts
  const stage = regions.main?.stage ?? ''
  must(new Set(facts.months).size === facts.months.length, 'a month joins once')
  if (moved) return
  if (afterInterview.includes(stage)) must(facts.interview !== undefined, 'an interview was held')
  if (['due', 'excused'].includes(stage))
    must(facts.interview === undefined, 'nothing goes back to before it')
  must(facts.interview?.by !== facts.personId, 'nobody interviews themselves')
  if (stage === 'excused') must(facts.excuse?.decision?.granted === true, 'an excuse was granted')
  if (stage === 'rectified')
    must(facts.rectifications.at(-1)?.judgement?.accepted === true, 'what ends well was verified')
}

const subject: Subject = {
  lifecycle: interview,
  calendar: stateCouncilCalendar,
  facts: drawn => ({
    months: ['2026-09'],
    personId: 'member',
    agencyId: units.j1,
    districtId: units.district,
    interviewer: drawn % 2 === 0 ? 'agency' : 'superior',
    rectifications: [],
  }),
  policies: [defaultInterviewPolicy],
  body: (_act, _state, _seat, drawn) => ({
    reason: 'because',
    ground: 'illness',
    heldOn: '2020-01-01',
    record: 'said',
    measures: 'does',
    comment: 'well',
    evidence: 'done',
    month: `2026-${String(10 + (drawn % 3))}`,
  }),
  towardsTheEnd: [
    'holdInterview',
    'confirmRecord',
    'commentRecord',
    'submitEvidence',
    'verify',
    'failRectification',
    'recordFailure',
    'denyExcuse',
  ],
  endings: ['grantExcuse', 'cancelInterview', 'recordFailure', 'verify'],
  check,
}

it(
  'keeps its word through random lives, which together see every stage',
  () => {
    const lives = live(subject)
    expect(Object.keys(interview.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
