/** What residents are asked (群众民主评议, M15): versioned data, frozen for an evaluation once it is open. */

/** Whom residents judge: an in-service member, or an agency's Party organisation. */
export const subjectKinds = ['unit', 'person'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/**
 * The most that are judged in one community. A vote goes from screen to screen with one sign for each, and so many still fit
 * with the longest comment into the length that all sealed ballots have.
 */
export const mostJudged = 200

export interface Choice {
  value: string
  label: string
  /** Shown beside the words. */
  face: string
  /** Of 100; null for an answer that counts for nothing (不了解). */
  points: number | null
}

export interface Questionnaire {
  version: number
  /** `{name}` stands for whoever is judged. */
  questions: Readonly<Record<SubjectKind, string>>
  choices: readonly Choice[]
  /** Asked last; empty when no words are asked for. */
  comment: string
}

export const defaultQuestionnaire: Questionnaire = {
  version: 1,
  questions: {
    unit: '您对“{name}”今年在社区的服务满意吗？',
    person: '您对党员“{name}”今年在社区的服务满意吗？',
  },
  choices: [
    { value: 'very', label: '很满意', face: '😄', points: 100 },
    { value: 'well', label: '满意', face: '😊', points: 80 },
    { value: 'fair', label: '一般', face: '😐', points: 60 },
    { value: 'poor', label: '不满意', face: '😔', points: 0 },
    { value: 'unknown', label: '不了解', face: '？', points: null },
  ],
  comment: '还有什么想说的？可以不写。',
}

export const askedOf = (
  { questions }: Pick<Questionnaire, 'questions'>,
  kind: SubjectKind,
  name: string,
): string => questions[kind].replace('{name}', () => name)
