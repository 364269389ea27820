/** What follows from an interview's facts. */
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
