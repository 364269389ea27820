import { Inject, Injectable } from '@nestjs/common'
import {
  decideAttendances,
  type DecisionAnswer,
  type DecisionRequest,
} from '#persistence/attendance/decide-attendances.js'
import { DATABASE, type Database } from '../dependencies.js'
import { GroupCommit } from '../group-commit.js'

/** Decisions are committed in groups; repeats of one key and second decisions on a row follow one another. */
@Injectable()
export class DecisionBatches {
  private readonly decisions: GroupCommit<DecisionRequest, DecisionAnswer>

  constructor(@Inject(DATABASE) database: Database) {
    this.decisions = new GroupCommit({
      mostRows: 1_000,
      rowsOf: ({ items }) => items.length,
      namesOf: ({ by, key, items }) => [`${by} ${key}`, ...items.map(({ id }) => id)],
      commit: requests => decideAttendances(database, requests),
    })
  }

  /** @returns its answer, once it is durable */
  decide(request: DecisionRequest): Promise<DecisionAnswer> {
    return this.decisions.send(request)
  }
}
