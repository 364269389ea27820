/**
 * What is kept of the ballots once the urn is open. A group of fewer than `k` would tell who answered what, so it is merged
 * into a larger one or not kept: not only unshown, but in no row that an administrator could read. All ballots have been
 * looked through (`Survey`) before the first is kept, so that no more than one has to be at hand at a time.
 */
import { merged, notAnswered, type Answers, type BallotSource, type BareBallot } from './ballot.js'
import type { SubjectKind } from './questionnaire.js'
import type { SeenCommunity, Survey } from './survey.js'

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

/** What the rules say of a community's ballots. */
interface Ruling extends CommunityCount {
  /** null: so few that not even the community is told. */
  named: string | null
  tellsSource: boolean
  /** Places (from 0) about which some answered, but too few. */
  few: ReadonlySet<number>
}

const rulingOf = (
  communityId: string,
  { ballots, paper, answered }: SeenCommunity,
  { minimumValid, k }: CountingRules,
): Ruling => {
  const isSmall = (count: number) => count > 0 && count < k
  const tellsSource = !isSmall(paper) && !isSmall(ballots - paper)
  const isSufficient = ballots >= Math.max(minimumValid, k)
  const few = isSufficient ? answered.flatMap((count, at) => (isSmall(count) ? at : [])) : []
  return {
    ...{ communityId, ballots, isSufficient, tellsSource },
    paper: tellsSource ? paper : null,
    named: ballots < k ? null : communityId,
    few: new Set(few),
  }
}

export class Concealment {
  readonly communities: readonly CommunityCount[]
  private readonly rulings: ReadonlyMap<string, Ruling>
  /** Ballots of all communities with fewer than `k`. */
  private readonly nameless: number
  private readonly subjects: ReadonlyMap<string, Subject>
  /** By subject and choice: what was taken off the ballots so far. */
  private readonly taken = new Map<string, { subject: Subject; counts: Map<number, number> }>()

  constructor(
    survey: Survey,
    subjects: readonly Subject[],
    private readonly rules: CountingRules,
  ) {
    const rulings = [...survey.communities].map(([id, seen]) => rulingOf(id, seen, rules))
    this.rulings = new Map(rulings.map(ruling => [ruling.communityId, ruling]))
    this.communities = rulings.map(({ communityId, ballots, paper, isSufficient }) => ({
      ...{ communityId, ballots, paper, isSufficient },
    }))
    this.nameless = rulings.reduce((sum, { named, ballots }) => sum + (named === null ? ballots : 0), 0)
    this.subjects = new Map(subjects.map(subject => [keyOf(subject.communityId, subject.place), subject]))
  }

  /** @returns the ballot as it stays; what is merged of it is counted aside, so that each ballot comes once */
  keep({ receipt, communityId, source, answers }: BareBallot): KeptBallot {
    const { named, tellsSource, isSufficient, few } = this.rulingOn(communityId)
    const keep = (answer: number, at: number) => {
      if (answer === notAnswered || !few.has(at)) return answer
      this.take(communityId, at + 1, answer)
      return merged
    }
    return {
      receipt,
      communityId: named,
      source: tellsSource && named !== null ? source : null,
      answers: isSufficient ? answers.map(keep) : null,
    }
  }

  /** @returns undefined for one of so few that their comments would tell who they are */
  keepComment({ communityId, text }: { communityId: string; text: string }): KeptComment | undefined {
    const { named } = this.rulingOn(communityId)
    return named === null && this.nameless < this.rules.k ? undefined : { communityId: named, text }
  }

  /** Of all that were kept: about whom enough answered in communities together where too few did in each. */
  merged(): MergedCount[] {
    return [...this.taken.values()].flatMap(({ subject: { kind, id }, counts }) => {
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
      if (total < this.rules.k) return []
      return [...counts].map(([choice, count]) => ({ kind, subjectId: id, choice, count }))
    })
  }

  private rulingOn(communityId: string): Ruling {
    const ruling = this.rulings.get(communityId)
    if (!ruling) throw new Error('a ballot that the survey has not seen')
    return ruling
  }

  private take(communityId: string, place: number, choice: number): void {
    const subject = this.subjects.get(keyOf(communityId, place))
    if (!subject) return
    const name = `${subject.kind} ${subject.id}`
    const { counts } = this.taken.get(name) ?? { counts: new Map<number, number>() }
    counts.set(choice, (counts.get(choice) ?? 0) + 1)
    this.taken.set(name, { subject, counts })
  }
}

const keyOf = (communityId: string, place: number) => `${place} ${communityId}`
