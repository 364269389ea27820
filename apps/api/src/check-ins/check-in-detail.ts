/** The check-in's own part of its page. */
import { checkInRefusalLabels, type CheckInDetail } from '#contracts/http/check-ins.js'
import type { Names } from '#persistence/read/names.js'
import type { CheckInFacts } from '#workflows/check-in/check-in.facts.js'
import { subjectLabels } from '../memberships/membership-view.js'
import type { KindDetail } from '../processes/kind-detail.js'

export const checkInDetail: KindDetail<CheckInFacts> = {
  people: ({ personId }) => (personId === undefined ? [] : [personId]),
  part: (facts, names) => ({ checkIn: detailOf(facts, names) }),
}

const detailOf = (facts: CheckInFacts, names: Names): CheckInDetail => ({
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
})
