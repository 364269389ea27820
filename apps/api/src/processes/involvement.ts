/** Who takes part in a process, and so may add to what is said and laid beside it; seeing it is less. */
import { Inject, Injectable } from '@nestjs/common'
import { roundsOf } from '#domain/kernel/find.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { hasTakenPart } from '#persistence/read/taken-part.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { isInOffice, sittingOf } from './viewer.js'

@Injectable()
export class Involvement {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Started it, acted on it, holds a seat of it, was copied or mentioned; and still holds an office somewhere. */
  async isInvolved(me: SignedIn, state: ProcessState): Promise<boolean> {
    if (!isInOffice(me)) return false
    const seats = roundsOf(state).flatMap(({ round }) => round.seats)
    if (state.startedBy === me.personId || seats.some(({ holder }) => sittingOf(me, state.kind, holder)))
      return true
    return hasTakenPart(this.database, state.processId, me.personId)
  }

  /** @throws ProblemError notInvolved */
  async check(me: SignedIn, state: ProcessState): Promise<void> {
    if (!(await this.isInvolved(me, state))) throw new ProblemError('notInvolved')
  }
}
