/** What follows from an interview's facts. */
import type { Point } from '#domain/kernel/lifecycle.js'
import type { Notice } from '#domain/kernel/step.js'
import type { InterviewFacts, Rectification } from './interview.facts.js'

/** Asked for before the interview and not decided yet. */
export const isExcusePending = ({ excuse }: InterviewFacts): boolean =>
  excuse !== undefined && excuse.decision === undefined

export const isExcused = ({ excuse }: InterviewFacts): boolean => excuse?.decision?.granted === true
export const wasHeld = ({ interview }: InterviewFacts): boolean => interview !== undefined

/** The rectification under way, with what it has come to. */
export const rectified = (facts: InterviewFacts, more: Partial<Rectification>): InterviewFacts => ({
  ...facts,
  rectifications: facts.rectifications.map((each, index) =>
    index === facts.rectifications.length - 1 ? { ...each, ...more } : each,
  ),
})

export const begunAnew = (facts: InterviewFacts, since: number): InterviewFacts => ({
  ...facts,
  rectifications: [...facts.rectifications, { since }],
})

/**
 * The member hears of an interview when it begins, while an excuse may still be filed (that seat stands in no inbox), and of
 * each month that joins it.
 */
export const interviewNews = (
  { facts: { months, agencyId: unitId, personId } }: Point<InterviewFacts>,
  before?: Point<InterviewFacts>,
): Pick<Notice, 'to' | 'template'>[] => {
  if (before && before.facts.months.length === months.length) return []
  const to = { role: 'InServicePartyMember', unitId, personId } as const
  return [{ to, template: before ? 'interview.joined' : 'interview.begun' }]
}
