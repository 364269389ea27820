/** Votes that come while a commit is under way go into the next one, together; each is answered once it is durable. */
import { Inject, Injectable } from '@nestjs/common'
import { castBallots, type CastOutcome, type SealedVote } from '#persistence/evaluation/cast-ballots.js'
import { DATABASE, type Database } from '../dependencies.js'

const mostInOne = 500
/** One commits while the next one is gathered. */
const mostUnderWay = 2

interface Waiting {
  vote: SealedVote
  resolve(outcome: CastOutcome): void
  reject(error: unknown): void
}

const slipOf = ({ evaluationId, communityId, number }: SealedVote): string =>
  `${evaluationId} ${communityId} ${number}`

@Injectable()
export class BallotBox {
  private waiting: Waiting[] = []
  private underWay = 0

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  cast(vote: SealedVote): Promise<CastOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ vote, resolve, reject })
      if (this.underWay < mostUnderWay) setImmediate(() => void this.run())
    })
  }

  private async run(): Promise<void> {
    if (this.underWay >= mostUnderWay || this.waiting.length === 0) return
    this.underWay += 1
    const batch = this.take()
    try {
      const outcomes = await castBallots(
        this.database,
        batch.map(({ vote }) => vote),
      )
      for (const [at, { resolve }] of batch.entries()) resolve(outcomes[at] ?? 'void')
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      this.underWay -= 1
      if (this.waiting.length > 0) setImmediate(() => void this.run())
    }
  }

  /** As many as fit, each slip once: its second vote waits for the commit of the first. */
  private take(): Waiting[] {
    const taken = new Map<string, Waiting>()
    const left: Waiting[] = []
    for (const each of this.waiting) {
      const slip = slipOf(each.vote)
      if (taken.size < mostInOne && !taken.has(slip)) taken.set(slip, each)
      else left.push(each)
    }
    this.waiting = left
    return [...taken.values()]
  }
}
