/**
 * What is kept of the ballots once the urn is open. A group of fewer than `k` would tell who answered what, so it is merged
 * into a larger one or not kept: not only unshown, but in no row that an administrator could read.
 */
import { merged, notAnswered, type Answers, type BallotSource, type CastBallot } from './ballot.js'
import { groupsOf } from './groups.js'
import type { SubjectKind } from './questionnaire.js'

export interface CountingRules {
  /** Fewer ballots of a community than this: 样本不足, and what they say is not kept. */
  minimumValid: number
  /** The least number of households that may be told as a group. */
  k: number
}

export const defaultCountingRules: CountingRules = { minimumValid: 30, k: 5 }

export interface Subject {
  communityId: string
  /** In the community, from 1. */
  place: number
  kind: SubjectKind
  id: string
}

/** A ballot as it stays. */
export interface KeptBallot {
  receipt: string
  /** null: of one of the communities with fewer than `k`. */
  communityId: string | null
  /** null: so few on paper, or so few online, that it would tell whose. */
  source: BallotSource | null
  /** null: of a community whose sample is too small. */
  answers: Answers | null
}

export interface KeptComment {
  communityId: string | null
  text: string
}

/** How often a choice was made about somebody in communities where fewer than `k` answered. */
export interface MergedCount {
  kind: SubjectKind
  subjectId: string
  /** From 1. */
  choice: number
  count: number
}

export interface CommunityCount {
  communityId: string
  ballots: number
  /** How many of them on paper; null with fewer than `k` of either. */
  paper: number | null
  isSufficient: boolean
}

export interface Kept {
  ballots: KeptBallot[]
  comments: KeptComment[]
  merged: MergedCount[]
  communities: CommunityCount[]
}

export const concealed = (
  cast: readonly CastBallot[],
  subjects: readonly Subject[],
  rules: CountingRules,
): Kept => {
  const parts = groupsOf(cast, ({ communityId }) => communityId).map(([communityId, ballots]) =>
    keptOfCommunity(communityId, ballots, rules),
  )
  const isNameless = ({ count }: (typeof parts)[number]) => count.ballots < rules.k
  const nameless = parts.filter(isNameless).reduce((total, { count }) => total + count.ballots, 0)
  const commented = nameless < rules.k ? parts.filter(part => !isNameless(part)) : parts
  return {
    ballots: parts.flatMap(({ ballots }) => ballots),
    comments: commented.flatMap(({ comments }) => comments),
    merged: mergedCounts(
      parts.flatMap(({ taken }) => taken),
      subjects,
      rules,
    ),
    communities: parts.map(({ count }) => count),
  }
}

/** An answer taken off a ballot. */
interface Taken {
  communityId: string
  place: number
  choice: number
}

const keptOfCommunity = (
  communityId: string,
  cast: readonly CastBallot[],
  { minimumValid, k }: CountingRules,
) => {
  const isSmall = (count: number) => count > 0 && count < k
  const paper = cast.filter(({ source }) => source === 'paper').length
  const tellsSource = !isSmall(paper) && !isSmall(cast.length - paper)
  const isSufficient = cast.length >= Math.max(minimumValid, k)
  const named = cast.length < k ? null : communityId
  const few = isSufficient ? fewlyAnswered(cast, isSmall) : new Set<number>()
  const keep = (answers: Answers) =>
    answers.map((answer, at) => (answer !== notAnswered && few.has(at) ? merged : answer))
  return {
    count: { communityId, ballots: cast.length, paper: tellsSource ? paper : null, isSufficient },
    ballots: cast.map(({ receipt, source, answers }): KeptBallot => ({
      receipt,
      communityId: named,
      source: tellsSource && named !== null ? source : null,
      answers: isSufficient ? keep(answers) : null,
    })),
    comments: cast.flatMap(({ comment }): KeptComment[] =>
      comment === null ? [] : [{ communityId: named, text: comment }],
    ),
    taken: [...few].flatMap(at =>
      cast.flatMap(({ answers }): Taken[] => {
        const choice = answers[at] ?? notAnswered
        return choice === notAnswered ? [] : [{ communityId, place: at + 1, choice }]
      }),
    ),
  }
}

/** Places (from 0) about which some answered, but too few. */
const fewlyAnswered = (cast: readonly CastBallot[], isSmall: (count: number) => boolean): Set<number> => {
  const counts: number[] = []
  for (const { answers } of cast)
    for (const [at, answer] of answers.entries())
      counts[at] = (counts[at] ?? 0) + Number(answer !== notAnswered)
  return new Set(counts.flatMap((count, at) => (isSmall(count) ? at : [])))
}

const mergedCounts = (
  taken: readonly Taken[],
  subjects: readonly Subject[],
  { k }: CountingRules,
): MergedCount[] => {
  const keyOf = ({ communityId, place }: Pick<Taken, 'communityId' | 'place'>) => `${place} ${communityId}`
  const byPlace = new Map(subjects.map(subject => [keyOf(subject), subject]))
  const bySubject = groupsOf(
    taken.filter(each => byPlace.has(keyOf(each))),
    each => {
      const subject = byPlace.get(keyOf(each))
      return `${subject?.kind} ${subject?.id}`
    },
  )
  return bySubject.flatMap(([, group]) => {
    const [first] = group
    const subject = first && byPlace.get(keyOf(first))
    if (!subject || group.length < k) return []
    return groupsOf(group, ({ choice }) => String(choice)).map(([choice, same]): MergedCount => ({
      ...{ kind: subject.kind, subjectId: subject.id, choice: Number(choice), count: same.length },
    }))
  })
}
