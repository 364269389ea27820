/** What has to be known of all ballots before any of them may be kept: how many there are of each kind, never which. */
import { notAnswered, type BareBallot } from './ballot.js'

export interface SeenCommunity {
  ballots: number
  /** How many of them on paper. */
  paper: number
  /** By place (from 0): how many said something about whoever has it. */
  answered: number[]
}

export class Survey {
  private readonly seen = new Map<string, SeenCommunity>()

  get communities(): ReadonlyMap<string, SeenCommunity> {
    return this.seen
  }

  add({ communityId, source, answers }: BareBallot): void {
    const community = this.seen.get(communityId) ?? { ballots: 0, paper: 0, answered: [] }
    this.seen.set(communityId, community)
    community.ballots += 1
    community.paper += Number(source === 'paper')
    for (const [at, answer] of answers.entries())
      community.answered[at] = (community.answered[at] ?? 0) + Number(answer !== notAnswered)
  }
}
