/** What somebody has to do with a process: whether they may remind and comment, and whether they may copy it on. */
import { liveSeats, openRoundsOf } from '#domain/kernel/find.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { isClosedKind } from '#domain/organisation/reading-roles.js'
import type { Role } from '#domain/organisation/roles.js'
import { findPart, type Part } from '#persistence/process/part.js'
import { mayReadWords } from '#persistence/process/words.js'
import { lifecycles } from '#workflows/lifecycles.js'
import type { SignedIn } from '../access/me.js'
import type { Database } from '../dependencies.js'
import { sittingOf } from './viewer.js'

/**
 * By the state where it says so; only else the database is asked. Whoever moved on what they may not read has no part in it:
 * else they could copy it to themselves.
 */
export const partOf = async (database: Database, me: SignedIn, state: ProcessState): Promise<Part> => {
  if (isTheirs(me, state)) return { isInvolved: true, takesPart: true }
  if (!(await mayReadWords(database, me, state))) return { isInvolved: false, takesPart: false }
  return findPart(database, state.processId, me.personId)
}

/** The same of one of many, whose rows tell what the tables say. Of what few may read only the state counts. */
export const partIn = (me: SignedIn, state: ProcessState, { isInvolved, takesPart }: Part): Part => {
  if (isTheirs(me, state)) return { isInvolved: true, takesPart: true }
  return isClosedKind(state.kind) ? { isInvolved: false, takesPart: false } : { isInvolved, takesPart }
}

export const isInvolved = async (database: Database, me: SignedIn, state: ProcessState): Promise<boolean> =>
  (await partOf(database, me, state)).isInvolved

/** Who coordinates at which of a process's places. */
const coordinators: Readonly<Record<string, readonly Role[]>> = {
  subdistrict: ['SubdistrictCoordinator'],
  district: ['OrganizationDepartmentOfficer'],
}

/**
 * Whether somebody coordinates what goes on below them: they wait for it without a seat of their own, and may urge whoever has it,
 * once a day. What few roles may read nobody urges from above.
 */
export const coordinates = ({ grants }: Pick<SignedIn, 'grants'>, { kind, facts }: ProcessState): boolean => {
  if (isClosedKind(kind)) return false
  const places = lifecycles[kind]?.places(facts) ?? {}
  return grants.some(({ role, unitId }) =>
    Object.entries(coordinators).some(([place, roles]) => places[place] === unitId && roles.includes(role)),
  )
}

const isTheirs = (me: SignedIn, state: ProcessState): boolean =>
  state.startedBy === me.personId ||
  openRoundsOf(state).some(({ round }) =>
    liveSeats(round).some(({ holder }) => sittingOf(me, state.kind, holder) !== undefined),
  )
