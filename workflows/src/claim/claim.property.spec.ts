/** Thousands of random lives of a claim. */
import { termsFields, type Party } from '#contracts/workflow/claim.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { claimFacts, claimPolicy, claimTerms, units } from '#testing/claims.js'
import { live, patienceMs } from '#testing/property/lives.js'
import type { Subject } from '#testing/property/subject.js'
import type { ClaimFacts } from './claim.facts.js'
import { claim } from './claim.lifecycle.js'
import { hasRoundsLeft, openObjections, standingOffer } from './claim.rules.js'

const threeApprovers = [
  'OrganizationDepartmentOfficer',
  'DeputyHeadInCharge',
  'OrganizationDepartmentHead',
] as const

const policies = [
  claimPolicy({ maxNegotiationRounds: 2 }),
  claimPolicy({
    version: 'in order',
    approval: { rule: 'sequence', roles: [...threeApprovers], samePersonPasses: true, returnable: true },
  }),
  claimPolicy({
    version: 'by votes',
    approval: {
      rule: 'votes',
      roles: [...threeApprovers],
      weights: { OrganizationDepartmentHead: 2 },
      votes: { passPercent: 60, rejectPercent: 50 },
      returnable: true,
      fallback: ['OrganizationDepartmentHead'],
    },
  }),
  claimPolicy({
    version: 'countersigned',
    approval: { rule: 'all', roles: ['OrganizationDepartmentOfficer', 'DeputyHeadInCharge'] },
  }),
]

const fieldsOf = (drawn: number) => termsFields.filter((_field, index) => (drawn >> index) % 2 === 1)
const objectionsOf = (drawn: number) => fieldsOf(drawn).map(field => ({ field, reason: 'no' }))
/** Now and then one answer is missing. */
const answersOf = (facts: ClaimFacts, party: Party, drawn: number) =>
  openObjections(facts, party)
    .slice(drawn % 9 === 8 ? 1 : 0)
    .map(({ field }) => ({ field, decision: 'kept' as const, note: '' }))

const body: Subject['body'] = (act, state, seat, drawn) => {
  const facts = state.facts as ClaimFacts
  const answers = answersOf(facts, seat.chair as Party, drawn)
  const terms = claimTerms({ sessions: 1 + (drawn % 30) })
  switch (act) {
    case 'save':
    case 'submit':
      return { terms }
    case 'sign':
      return { answers }
    case 'counter':
      return { terms, answers, objections: objectionsOf(drawn) }
    case 'return':
      return {
        reason: 'again',
        objections: [{ field: 'people', reason: 'few' }, ...objectionsOf(drawn & ~32)],
      }
    case 'refuseClaim':
    case 'refuseSigning':
      return { reasonCode: 'unrealistic', reason: 'too much' }
    case 'resume':
      return { reason: 'talk', rounds: 1 + (drawn % 3) }
    case 'submitPlan':
      return { summary: 'plan', milestones: [{ title: 'one', dueOn: '2026-10-20' }] }
    case 'reachMilestone':
      return { index: drawn % 2, note: '', reachedOn: '2026-10-19' }
    case 'inviteUnit':
      return { unitId: [units.j1, units.j2, units.j3][drawn % 3], task: 'help' }
    case 'appraise':
      return { score: 4, comment: '' }
    default:
      return { reason: 'because', opinion: 'fine', note: 'so', comment: 'well' }
  }
}

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}
const afterSigning = ['awaitingApproval', 'delivering', 'awaitingAcceptance', 'accepted', 'appraised']
const talking = ['negotiating', 'renegotiating']

const checkRounds = ({ rounds, negotiation, jointUnits }: ClaimFacts): void => {
  must(
    rounds.every((round, index) => round.no === index + 1),
    'the rounds are numbered one by one',
  )
  must(negotiation.roundsBefore <= rounds.length, 'no round is lost')
  const asked = jointUnits.filter(({ status }) => status === 'invited').map(({ unitId }) => unitId)
  must(new Set(asked).size === asked.length, 'a unit is asked once at a time')
}

/** The story as its facts tell it, as long as no administrator skipped a part. */
const check: Subject['check'] = ({ regions, facts: known }, { moved }) => {
  const facts = known as ClaimFacts
  const stage = regions.main?.stage ?? ''
  checkRounds(facts)
  if (moved) return
  if (talking.includes(stage))
    must(hasRoundsLeft(facts) && facts.signedAt === undefined, 'who talks has not signed')
  if (afterSigning.includes(stage))
    must(facts.signedAt !== undefined && standingOffer(facts) !== undefined, 'nothing goes on unsigned')
  if (stage === 'awaitingAcceptance')
    must(
      facts.workPlan !== undefined && facts.jointUnits.every(({ status }) => status !== 'invited'),
      'what is completed was planned, and nobody is still asked',
    )
  if (['accepted', 'appraised'].includes(stage))
    must(
      facts.acceptances.at(-1)?.accepted === true && facts.withdrawal === undefined,
      'what ends was accepted',
    )
  if (stage === 'appraised') must(facts.appraisal !== undefined, 'an appraisal is kept')
  if (stage === 'withdrawn') must(facts.withdrawal !== undefined, 'a withdrawal says why')
}

const subject: Subject = {
  lifecycle: claim,
  calendar: stateCouncilCalendar,
  facts: (drawn, at) =>
    claimFacts(
      { startedBy: drawn % 2 === 0 ? 'agency' : 'community', submitted: drawn % 3 > 0, personId: 'starter' },
      at,
      policies[0],
    ),
  policies,
  body,
  towardsTheEnd: [
    'submit',
    'sign',
    'approve',
    'submitPlan',
    'join',
    'drop',
    'accept',
    'appraise',
    'dissolve',
    'complete',
    'counter',
    'release',
    'grant',
  ],
  endings: ['discard', 'refuseClaim', 'refuseSigning', 'reject', 'dissolve', 'requestWithdrawal', 'grant'],
  check,
}

it(
  'keeps its word through thousands of random lives, which together see every stage',
  () => {
    const lives = live(subject)
    expect(lives.commands / lives.sequences).toBeGreaterThanOrEqual(30)
    expect(lives.applied / lives.sequences).toBeGreaterThanOrEqual(20)
    expect(Object.keys(claim.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
