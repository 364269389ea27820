import { Inject, Injectable } from '@nestjs/common'
import { castBallots, type CastOutcome, type SealedVote } from '#persistence/evaluation/cast-ballots.js'
import { DATABASE, type Database } from '../dependencies.js'
import { GroupCommit } from '../group-commit.js'

/** Votes are committed in groups, each slip once in one of them. */
@Injectable()
export class BallotBox {
  private readonly votes: GroupCommit<SealedVote, CastOutcome>

  constructor(@Inject(DATABASE) database: Database) {
    this.votes = new GroupCommit({
      mostRows: 500,
      rowsOf: () => 1,
      namesOf: ({ evaluationId, communityId, number }) => [`${evaluationId} ${communityId} ${number}`],
      commit: votes => castBallots(database, votes),
    })
  }

  /** @returns what became of it, once that is durable */
  cast(vote: SealedVote): Promise<CastOutcome> {
    return this.votes.send(vote)
  }
}
