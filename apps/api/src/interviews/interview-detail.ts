/** The interview's own part of its page. */
import { excuseLabels, type InterviewDetail } from '#contracts/http/interviews.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Names } from '#persistence/read/names.js'
import type { Excuse, InterviewFacts, Rectification } from '#workflows/interview/interview.facts.js'
import { iso } from '../lifecycle/dates.js'
import type { KindDetail } from '../processes/kind-detail.js'

export const interviewDetail: KindDetail<InterviewFacts> = {
  people: ({ personId, excuse, interview, rectifications }) => [
    personId,
    ...[excuse?.decision?.by, interview?.by, ...rectifications.map(({ judgement }) => judgement?.by)].filter(
      by => by !== undefined,
    ),
  ],
  part: (facts, names) => ({ interview: detailOf(facts, names) }),
}

const detailOf = (facts: InterviewFacts, names: Names): InterviewDetail => {
  const { months, personId, agencyId, interviewer, excuse, interview, answer, rectifications } = facts
  return {
    months,
    personName: names.person(personId),
    agency: { id: agencyId, name: names.unit(agencyId).name },
    isSuperior: interviewer === 'superior',
    ...(excuse && { excuse: excuseOf(excuse, names) }),
    ...(interview && {
      interview: {
        heldOn: interview.heldOn,
        record: interview.record,
        measures: interview.measures,
        byName: names.person(interview.by),
      },
    }),
    ...(answer && { answer: { ...answer, at: iso(answer.at) } }),
    rectifications: rectifications.map(each => rectificationOf(each, names)),
  }
}

const excuseOf = ({ ground, reason, decision }: Excuse, names: Names) => ({
  groundLabel: excuseLabels[ground],
  reason,
  ...(decision && {
    decision: { granted: decision.granted, reason: decision.reason, byName: names.person(decision.by) },
  }),
})

const rectificationOf = ({ since, evidence, judgement }: Rectification, names: Names) => ({
  since: localDateOf(since),
  ...(evidence && { evidence: { text: evidence.text, at: iso(evidence.at) } }),
  ...(judgement && {
    judgement: {
      accepted: judgement.accepted,
      reason: judgement.reason,
      byName: names.person(judgement.by),
    },
  }),
})
