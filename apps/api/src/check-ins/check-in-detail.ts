/** The check-in's own part of its page. */
import { checkInRefusalLabels, type CheckInDetail } from '#contracts/http/check-ins.js'
import type { ProcessState } from '#domain/kernel/state.js'
import type { Names } from '#persistence/read/names.js'
import type { CheckInFacts } from '#workflows/check-in/check-in.facts.js'
import { subjectLabels } from '../memberships/membership-view.js'

const factsOf = (state: ProcessState): CheckInFacts | undefined =>
  state.kind === 'checkIn' ? (state.facts as CheckInFacts | undefined) : undefined

export const checkInPeople = (state: ProcessState): string[] => {
  const personId = factsOf(state)?.personId
  return personId === undefined ? [] : [personId]
}

export const checkInDetailOf = (state: ProcessState, names: Names): CheckInDetail | undefined => {
  const facts = factsOf(state)
  if (!facts) return undefined
  return {
    subjectLabel: subjectLabels[facts.subject],
    ...(facts.personId !== undefined && { personName: names.person(facts.personId) }),
    agency: { id: facts.agencyId, name: names.unit(facts.agencyId).name },
    community: { id: facts.communityId, name: names.unit(facts.communityId).name },
    estate: facts.estate,
    filedByUnit: facts.subject === 'member' && facts.filedBy === 'agency',
    isTransfer: facts.replaces !== undefined,
    ...(facts.confirmedOn && { confirmedOn: facts.confirmedOn }),
    ...(facts.refusal && {
      refusal: {
        reasonLabel: checkInRefusalLabels[facts.refusal.reasonCode],
        reason: facts.refusal.reason,
      },
    }),
  }
}
