import type { InterviewDetail } from '../../api/types.js'
import { m } from '../../messages/index.js'

const t = m.interviews.interview

/** A name and what stands beside it; nothing where there is nothing to say yet. */
export type Said = [name: string, value: string | undefined]

const excuseText = ({ groundLabel, reason, decision }: NonNullable<InterviewDetail['excuse']>): string => {
  const said = decision
    ? (decision.granted ? t.granted : t.denied)(decision.byName, decision.reason)
    : t.undecided
  return `${groundLabel}：${reason}\n${said}`
}

/** Stages that an interview comes to without the member's word only when the time for it ran out. */
const afterAnswer = new Set(['rectifying', 'verifying', 'reported', 'rectified', 'failed'])

const answerText = ({ answer }: InterviewDetail, stage: string): string | undefined => {
  if (answer) return answer.confirmed ? t.confirmed : answer.comment
  return afterAnswer.has(stage) ? t.silent : undefined
}

const rectificationText = (
  { evidence, judgement }: InterviewDetail['rectifications'][number],
  isUnderWay: boolean,
): string =>
  [
    evidence?.text ?? (isUnderWay ? t.noEvidence : t.withoutEvidence),
    ...(judgement
      ? [(judgement.accepted ? t.accepted : t.rejected)(judgement.byName, judgement.reason)]
      : []),
  ].join('\n')

/** The record of an interview, on its page and on paper. */
export const interviewPairs = (it: InterviewDetail, stage: string): Said[] => [
  [t.member, it.personName],
  [t.agency, it.agency.name],
  [t.months, it.months.join('、')],
  [t.excuse, it.excuse && excuseText(it.excuse)],
  [t.heldOn, it.interview?.heldOn],
  [t.by, it.interview?.byName],
  [t.record, it.interview?.record],
  [t.measures, it.interview?.measures],
  [t.answer, answerText(it, stage)],
  ...it.rectifications.map((each, index): Said => [
    t.rectification(index + 1, each.since),
    rectificationText(each, stage === 'rectifying' && index === it.rectifications.length - 1),
  ]),
]
