/** Thousands of random lives of a publication. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { unmet } from '#domain/needs/offer.js'
import { live, patienceMs } from '#testing/property/lives.js'
import type { Subject } from '#testing/property/subject.js'
import type { PublicationFacts } from './publication.facts.js'
import { publication } from './publication.lifecycle.js'
import { defaultPublicationPolicy } from './publication.policy.js'
import { submitted } from './publication.specimens.js'

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}

const check: Subject['check'] = ({ regions, facts: known }, { moved }) => {
  const facts = known as PublicationFacts
  const stage = regions.main?.stage ?? ''
  if (moved) return
  if (['reviewing', 'published'].includes(stage))
    must(facts.submitted && unmet(facts.check).length === 0, 'what is reviewed meets the principles')
  if (stage === 'refused') must(facts.refusal !== undefined, 'a refusal has its reason')
}

const subject: Subject = {
  lifecycle: publication,
  calendar: stateCouncilCalendar,
  facts: drawn => ({ ...submitted, submitted: drawn % 2 === 0 }),
  policies: [
    defaultPublicationPolicy,
    {
      ...defaultPublicationPolicy,
      version: 'publication-2',
      reviewers: { rule: 'all', roles: ['SubdistrictCoordinator', 'OrganizationDepartmentOfficer'] },
    } as typeof defaultPublicationPolicy,
  ],
  body: (_act, _state, _seat, drawn) => ({
    opinion: 'fine',
    reasonCode: 'other',
    reason: 'because',
    offer: submitted.offer,
    check: { ...submitted.check, wanted: { yes: drawn % 3 > 0, reason: 'so' } },
  }),
  towardsTheEnd: ['publish', 'submitOffer', 'refuseOffer', 'dropOffer'],
  endings: ['publish', 'refuseOffer', 'dropOffer'],
  check,
}

it(
  'keeps its word through random lives, which together see every stage',
  () => {
    const lives = live(subject)
    expect(Object.keys(publication.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
