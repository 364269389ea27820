/** Claims played in memory: the acts of its parties, in the words of the story. */
import type { Objection, ObjectionAnswer, Party, Terms, TermsField } from '#contracts/workflow/claim.js'
import { claim } from '#workflows/claim/claim.lifecycle.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import type { ClaimPolicy } from '#workflows/claim/claim.policy.js'
import type { NewClaim } from '#workflows/claim/claim.rules.js'
import { claimFacts, claimPolicy, claimTerms, people } from './claims.js'
import { moment, Play, rulesOf, type Acting } from './kernel.js'

export interface Opening {
  startedBy?: Party
  submitted?: boolean
  policy?: Partial<ClaimPolicy>
  at?: string
}

/** A claim offered (or drafted) on Monday 2026-09-21, unless said otherwise. */
export const claimPlay = ({
  startedBy = 'agency',
  submitted = true,
  policy,
  at = '2026-09-21 09:00',
}: Opening = {}) => {
  const rules = claimPolicy(policy)
  const play = new Play(claim, rulesOf(rules), moment(at))
  const changes: Partial<NewClaim> = { startedBy, submitted }
  const facts = claimFacts(changes, play.now, rules)
  return play.start(facts, startedBy === 'agency' ? people.liaison : people.east1Secretary)
}

export const factsOf = ({ state }: Play): ClaimFacts => state.facts as ClaimFacts

export const objections = (...fields: TermsField[]): Objection[] =>
  fields.map(field => ({ field, reason: `reconsider ${field}` }))
export const answers = (...fields: TermsField[]): ObjectionAnswer[] =>
  fields.map(field => ({ field, decision: 'adjusted', note: '' }))

const answering = (chair: Party, act: string, body: unknown): Acting => ({ round: 'terms', chair, act, body })

export const signs = (party: Party, ...answered: TermsField[]): Acting =>
  answering(party, 'sign', { answers: answers(...answered) })

/** A counter-offer with changed terms, objecting to some fields and answering others. */
export const counters = (
  party: Party,
  terms: Partial<Terms>,
  { objects = [], answered = [] }: { objects?: TermsField[]; answered?: TermsField[] } = {},
): Acting =>
  answering(party, 'counter', {
    terms: claimTerms(terms),
    objections: objections(...objects),
    answers: answers(...answered),
  })

export const refusesClaim: Acting = answering('agency', 'refuseClaim', {
  reasonCode: 'missesRealDifficulties',
  reason: 'not what people need',
})
export const refusesSigning: Acting = answering('community', 'refuseSigning', {
  reasonCode: 'cherryPicking',
  reason: 'only the easy part',
})

export const officer = 'OrganizationDepartmentOfficer'
const deciding = (act: string, body: unknown, chair: string): Acting => ({
  round: 'verdict',
  chair,
  act,
  body,
})
export const approves = (chair: string = officer) => deciding('approve', { opinion: 'fine' }, chair)
export const rejects = (chair: string = officer) => deciding('reject', { reason: 'a duplicate' }, chair)
export const returns = (fields: TermsField[] = ['sessions'], chair: string = officer) =>
  deciding('return', { reason: 'too few', objections: objections(...fields) }, chair)

const meeting = (act: string, body: unknown): Acting => ({ round: 'item', chair: 'meeting', act, body })
export const resumes = (rounds: number) => meeting('resume', { reason: 'talk again', rounds })
export const dissolves = meeting('dissolve', { reason: 'no agreement' })

export const plans: Acting = {
  round: 'plan',
  chair: 'agency',
  act: 'submitPlan',
  body: {
    summary: 'how we go about it',
    milestones: [
      { title: 'begin', dueOn: '2026-10-20' },
      { title: 'finish', dueOn: '2026-12-20' },
    ],
  },
}
const progressing = (act: string, body: unknown): Acting => ({
  round: 'progress',
  chair: 'agency',
  act,
  body,
})
export const reaches = (index: number) =>
  progressing('reachMilestone', { index, note: 'done', reachedOn: '2026-10-19' })
export const invites = (unitId: string) => progressing('inviteUnit', { unitId, task: 'lend a hand' })
export const completes = progressing('complete', { summary: 'all done', servedPeople: 40 })
export const replies = (round: string, unitId: string, act: 'join' | 'decline' | 'drop'): Acting => ({
  round,
  chair: unitId,
  act,
  body: { note: 'as asked' },
})

const community = (round: string, act: string, body: unknown): Acting => ({
  round,
  chair: 'community',
  act,
  body,
})
export const accepts = community('acceptance', 'accept', { comment: 'good' })
export const sendsBack = community('acceptance', 'sendBack', { reason: 'one lamp is dark' })
export const appraises = community('appraisal', 'appraise', { score: 5, comment: 'thank you' })

export const asksToWithdraw = (party: Party, by = `${party}-person`): Acting => ({
  round: 'request',
  chair: party,
  act: 'requestWithdrawal',
  body: { reason: 'moved away' },
  by,
})
export const decides = (act: 'grant' | 'deny', chair: string = officer): Acting => ({
  round: 'decision',
  chair,
  act,
  body: act === 'grant' ? { opinion: 'go' } : { reason: 'stay' },
})

/** Plays several acts in a row. */
export const all = (play: Play, ...acts: Acting[]): Play => acts.reduce((each, act) => each.act(act), play)

export const approved = (opening?: Opening) => all(claimPlay(opening), signs('community'), approves())
export const delivering = (opening?: Opening) => all(approved(opening), plans)
