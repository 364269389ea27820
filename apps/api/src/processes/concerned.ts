/** Whether somebody has to do with a process: they may then remind, copy and comment. */
import { liveSeats, openRoundsOf } from '#domain/kernel/find.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { isInvolved } from '#persistence/read/involved.js'
import type { SignedIn } from '../access/me.js'
import type { Database } from '../dependencies.js'
import { sittingOf } from './viewer.js'

/** By the state where it says so; only else the database is asked. */
export const isConcerned = async (database: Database, me: SignedIn, state: ProcessState): Promise<boolean> =>
  state.startedBy === me.personId ||
  openRoundsOf(state).some(({ round }) =>
    liveSeats(round).some(({ holder }) => sittingOf(me, state.kind, holder) !== undefined),
  ) ||
  isInvolved(database, state.processId, me.personId)
