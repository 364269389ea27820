/** The two-way constraint (M7) and its arithmetic: pure functions over a claim's facts. */
import {
  termsFields,
  type CounterTerms,
  type Objection,
  type ObjectionAnswer,
  type Party,
  type Terms,
  type TermsField,
} from '#contracts/workflow/claim.js'
import { localDateOf, type Instant } from '#domain/calendar/local-date.js'
import type { Point } from '#domain/kernel/lifecycle.js'
import { withUnitsMoved } from '#domain/kernel/named-units.js'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import type { StepRow } from '#domain/kernel/rows.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'
import type { ClaimFacts, Signature, TermsRound } from './claim.facts.js'
import type { ClaimPolicy } from './claim.policy.js'

export const lastRound = (facts: ClaimFacts): TermsRound => {
  const round = facts.rounds.at(-1)
  if (!round) throw new Error('a claim always has its first offer')
  return round
}

/** Rounds used since the negotiation began, counting the offer on the table. */
export const roundsUsed = ({ rounds, negotiation }: ClaimFacts): number =>
  rounds.length - negotiation.roundsBefore

export const hasRoundsLeft = (facts: ClaimFacts): boolean =>
  roundsUsed(facts) <= facts.negotiation.roundsAllowed

/** An offer made in this negotiation stands signed by whoever made it; after a return nobody has signed anything yet. */
export const standingOffer = (facts: ClaimFacts): TermsRound | undefined =>
  roundsUsed(facts) > 0 ? lastRound(facts) : undefined

/** What the other side (or the approver) objected to and nobody has answered yet; a signature answers the last. */
export const openObjections = (facts: ClaimFacts, party: Party): Objection[] => {
  const offer = standingOffer(facts)
  if (!offer) return facts.negotiation.objections
  return offer.by === party || facts.signedAt !== undefined ? [] : offer.objections
}

const unanswered = (objections: Objection[], answers: ObjectionAnswer[]): TermsField[] =>
  objections.map(({ field }) => field).filter(field => !answers.some(answer => answer.field === field))

export interface TermsChange {
  field: TermsField
  before: Terms[TermsField]
  after: Terms[TermsField]
}

/** Field by field, what changed between two offers. */
export const termsChanges = (before: Terms, after: Terms): TermsChange[] =>
  termsFields
    .filter(field => before[field] !== after[field])
    .map(field => ({ field, before: before[field], after: after[field] }))

export const refuseSignature = (
  facts: ClaimFacts,
  party: Party,
  answers: ObjectionAnswer[],
): Refusal | undefined => {
  if (!standingOffer(facts))
    return refusal('objectionsUnanswered', { fields: facts.negotiation.objections.map(({ field }) => field) })
  const missing = unanswered(openObjections(facts, party), answers)
  return missing.length > 0 ? refusal('answersMissing', { fields: missing }) : undefined
}

export const refuseCounter = (
  facts: ClaimFacts,
  party: Party,
  { terms, answers }: CounterTerms,
): Refusal | undefined => {
  const objections = openObjections(facts, party)
  const missing = unanswered(objections, answers)
  if (missing.length > 0) return refusal('answersMissing', { fields: missing })
  const unchanged = termsChanges(lastRound(facts).terms, terms).length === 0
  return unchanged && objections.length === 0 ? refusal('termsUnchanged') : undefined
}

export const withOffer = (
  facts: ClaimFacts,
  by: Party,
  personId: PersonId,
  at: Instant,
  offer: CounterTerms,
): ClaimFacts => ({
  ...facts,
  rounds: [...facts.rounds, { no: facts.rounds.length + 1, by, personId, at, ...offer }],
})

/** The last offer's other side signs it: both have. */
export const withSignature = (facts: ClaimFacts, signature: Signature): ClaimFacts => {
  const { signatures = [], ...offer } = lastRound(facts)
  const signed = { ...offer, signatures: [...signatures, signature] }
  return { ...facts, signedAt: signature.at, rounds: [...facts.rounds.slice(0, -1), signed] }
}

const unsigned = ({ signedAt: _signedAt, ...facts }: ClaimFacts): ClaimFacts => facts

/** A fresh negotiation after the approver's return: nobody has signed. */
export const renegotiate = (
  facts: ClaimFacts,
  since: Instant,
  roundsAllowed: number,
  objections: Objection[],
): ClaimFacts => ({
  ...unsigned(facts),
  negotiation: { since, roundsBefore: facts.rounds.length, roundsAllowed, objections },
})

/** A return to the parties (退回): the last offer stands as its maker signed it, the other side signs or counters again. */
export const reopenTerms = (facts: ClaimFacts, since: Instant, roundsAllowed: number): ClaimFacts =>
  resumeNegotiation(unsigned(facts), since, roundsAllowed)

/** The joint meeting grants more rounds: the last offer stands, or the approver's objections when none has met them. */
export const resumeNegotiation = (facts: ClaimFacts, since: Instant, roundsAllowed: number): ClaimFacts => ({
  ...facts,
  negotiation: {
    ...facts.negotiation,
    since,
    roundsBefore: facts.rounds.length - (standingOffer(facts) ? 1 : 0),
    roundsAllowed,
  },
})

export interface NewClaim {
  projectId: string
  agencyId: string
  communityId: string
  subdistrictId: string
  districtId: string
  startedBy: Party
  personId: PersonId
  submitted: boolean
  shared?: true
  terms: Terms
}

/** The facts a claim starts with: its first offer, drafted or already made. */
export const newClaim = (
  { personId, terms, ...claim }: NewClaim,
  policy: ClaimPolicy,
  at: Instant,
): ClaimFacts => ({
  ...claim,
  ...(!claim.submitted && { drafted: true as const }),
  rounds: [{ no: 1, by: claim.startedBy, personId, at, terms, objections: [], answers: [] }],
  negotiation: { since: at, roundsBefore: 0, roundsAllowed: policy.maxNegotiationRounds, objections: [] },
  jointUnits: [],
  acceptances: [],
})

/** What a claim takes of its project, where more is asked than that nobody else has an open claim of it. */
export const placeOf = ({ facts, processId, stage }: Point<ClaimFacts>): StepRow[] => {
  const { projectId, shared, drafted, rounds } = facts
  if (stage === 'drafting' || !facts.submitted || !(shared ?? drafted)) return []
  const row = { claimId: processId, projectId, on: localDateOf(rounds[0]?.at ?? 0) }
  return [{ table: 'projectPlace', row }]
}

/** A request denied, or overtaken by the acceptance. */
export const withoutWithdrawal = ({ withdrawal: _withdrawal, ...facts }: ClaimFacts): ClaimFacts => facts

/** Units became others: the claim is theirs now. */
export const withUnits = (facts: ClaimFacts, moved: (id: UnitId) => UnitId): ClaimFacts => ({
  ...withUnitsMoved(facts, moved),
  jointUnits: facts.jointUnits.map(unit => ({ ...unit, unitId: moved(unit.unitId) })),
})
