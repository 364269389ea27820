/** Thousands of random lives of a claim of a post. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { live, patienceMs } from '#testing/property/lives.js'
import type { Subject } from '#testing/property/subject.js'
import type { PostClaimFacts } from './post-claim.facts.js'
import { postClaim } from './post-claim.lifecycle.js'
import { defaultPostClaimPolicy } from './post-claim.policy.js'
import { postClaimSpecimens } from './post-claim.specimens.js'

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}

const check: Subject['check'] = ({ regions, facts: known }, { moved }) => {
  const facts = known as PostClaimFacts
  const stage = regions.main?.stage ?? ''
  if (moved) return
  if (stage === 'accepted') must(facts.acceptedOn !== undefined, 'what is held was accepted on a day')
  if (['refusedByCommunity', 'declined', 'rejected'].includes(stage))
    must(facts.refusal !== undefined, 'a refusal has its reason')
  if (stage === 'lapsed') must(facts.lapse !== undefined, 'what lapses says why')
}

const approving = { ...defaultPostClaimPolicy, approvals: 1 }

const subject: Subject = {
  lifecycle: postClaim,
  calendar: stateCouncilCalendar,
  facts: drawn => postClaimSpecimens[drawn % postClaimSpecimens.length],
  policies: [approving, { ...defaultPostClaimPolicy, version: 'post-claim-2' }],
  body: () => ({ note: '', reasonCode: 'other', reason: 'because' }),
  towardsTheEnd: ['approvePost', 'acceptPost', 'refusePost', 'declinePost', 'retractPost'],
  endings: [
    'approvePost',
    'rejectPost',
    'refusePost',
    'declinePost',
    'retractPost',
    'acceptPost',
    'lapsePost',
  ],
  check,
}

it(
  'keeps its word through random lives, which together see every stage',
  () => {
    const lives = live(subject)
    expect(Object.keys(postClaim.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
