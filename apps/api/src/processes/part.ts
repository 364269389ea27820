/** What somebody has to do with a process: whether they may remind and comment, and whether they may copy it on. */
import { liveSeats, openRoundsOf } from '#domain/kernel/find.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { findPart, type Part } from '#persistence/read/part.js'
import type { SignedIn } from '../access/me.js'
import type { Database } from '../dependencies.js'
import { sittingOf } from './viewer.js'

/** By the state where it says so; only else the database is asked. */
export const partOf = async (database: Database, me: SignedIn, state: ProcessState): Promise<Part> =>
  isTheirs(me, state)
    ? { isInvolved: true, takesPart: true }
    : findPart(database, state.processId, me.personId)

export const isInvolved = async (database: Database, me: SignedIn, state: ProcessState): Promise<boolean> =>
  (await partOf(database, me, state)).isInvolved

const isTheirs = (me: SignedIn, state: ProcessState): boolean =>
  state.startedBy === me.personId ||
  openRoundsOf(state).some(({ round }) =>
    liveSeats(round).some(({ holder }) => sittingOf(me, state.kind, holder) !== undefined),
  )
