/** The claim's own part of its page. */
import type { ClaimDetail } from '#contracts/http/claims.js'
import type { Names } from '#persistence/read/names.js'
import { findProject, type ProjectRow } from '#persistence/needs/projects.js'
import type { ClaimFacts, TermsRound } from '#workflows/claim/claim.facts.js'
import { openObjections, roundsUsed, termsChanges } from '#workflows/claim/claim.rules.js'
import { iso } from '../lifecycle/dates.js'
import type { KindDetail } from '../processes/kind-detail.js'

export const claimDetail: KindDetail<ClaimFacts, ProjectRow | undefined> = {
  people: ({ rounds }) => rounds.map(({ personId }) => personId),
  // The parties of a draft, and units that declined, are not among the process's own.
  units: ({ agencyId, communityId, jointUnits }) => [
    agencyId,
    communityId,
    ...jointUnits.map(({ unitId }) => unitId),
  ],
  read: (database, { projectId }) => findProject(database, projectId),
  part: (facts, names, project) => (project ? { claim: detailOf(facts, project, names) } : {}),
}

const detailOf = (facts: ClaimFacts, project: ProjectRow, names: Names): ClaimDetail => {
  return {
    project: {
      id: project.id,
      number: project.number,
      title: project.title,
      category: project.categoryName,
      need: project.need,
    },
    agency: { id: facts.agencyId, name: names.unit(facts.agencyId).name },
    community: { id: facts.communityId, name: names.unit(facts.communityId).name },
    startedBy: facts.startedBy,
    rounds: facts.rounds.map((round, index) => roundOf(round, facts.rounds[index - 1], names)),
    roundsUsed: roundsUsed(facts),
    roundsAllowed: facts.negotiation.roundsAllowed,
    openObjections: {
      agency: openObjections(facts, 'agency'),
      community: openObjections(facts, 'community'),
    },
    ...returnedOf(facts),
    jointUnits: facts.jointUnits.map(unit => ({ ...unit, name: names.unit(unit.unitId).name })),
    acceptances: facts.acceptances.map(each => ({ ...each, at: iso(each.at) })),
    ...milestonesOf(facts),
    ...endOf(facts, names),
  }
}

const roundOf = (
  { personId, at, signatures = [], ...round }: TermsRound,
  before: TermsRound | undefined,
  names: Names,
): ClaimDetail['rounds'][number] => ({
  ...round,
  personName: names.person(personId),
  at: iso(at),
  signatures: signatures.map(signature => ({ ...signature, at: iso(signature.at) })),
  changes: before ? termsChanges(before.terms, round.terms) : [],
})

const returnedOf = (facts: ClaimFacts): Pick<ClaimDetail, 'returned'> => {
  const { objections } = facts.negotiation
  return objections.length > 0 ? { returned: { objections, afterRound: roundBeforeReturn(facts) } } : {}
}

/** A joint meeting counts the rounds anew, so the return is known by the offer that had to answer all its objections. */
const roundBeforeReturn = ({ rounds, negotiation: { roundsBefore, objections } }: ClaimFacts): number => {
  if (rounds.length === roundsBefore) return roundsBefore
  const answering = rounds
    .slice(0, roundsBefore + 1)
    .findLast(({ answers }) => objections.every(({ field }) => answers.some(each => each.field === field)))
  return answering ? answering.no - 1 : roundsBefore
}

const milestonesOf = ({ signedAt, workPlan, completion, appraisal }: ClaimFacts) => ({
  ...(signedAt !== undefined && { signedAt: iso(signedAt) }),
  ...(workPlan && { workPlan: { ...workPlan, submittedAt: iso(workPlan.submittedAt) } }),
  ...(completion && { completion: { ...completion, at: iso(completion.at) } }),
  ...(appraisal && { appraisal: { ...appraisal, at: iso(appraisal.at) } }),
})

const endOf = ({ refusal, withdrawal, agencyId, communityId, subdistrictId }: ClaimFacts, names: Names) => {
  const party = { agency: agencyId, community: communityId, subdistrict: subdistrictId }
  return {
    ...(refusal && { refusal: { ...refusal, unitName: names.unit(party[refusal.by]).name } }),
    ...(withdrawal && {
      withdrawal: { by: withdrawal.by, reason: withdrawal.reason, at: iso(withdrawal.at) },
    }),
  }
}
