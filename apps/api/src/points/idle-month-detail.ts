/** The own part of the page of a month in which a community offered nothing. */
import type { IdleMonthFacts } from '#workflows/idle-month/idle-month.facts.js'
import type { KindDetail } from '../processes/kind-detail.js'

export const idleMonthDetail: KindDetail<IdleMonthFacts> = {
  people: ({ answer }) => (answer ? [answer.by] : []),
  units: ({ of }) => (of === undefined ? [] : [of]),
  part: ({ month, of, communityId, members, agencies, answer }, names) => ({
    idleMonth: {
      ...{ month, members, agencies },
      community: { id: of ?? communityId, name: names.unit(of ?? communityId).name },
      ...(answer && {
        answer: { explanation: answer.explanation, byName: names.person(answer.by), on: answer.on },
      }),
    },
  }),
}
