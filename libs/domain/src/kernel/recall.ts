/** 撤回: the last act is taken back, until somebody acts next. */
import type { PersonId } from '../organisation/roles.js'
import { regionOf, write, type Draft } from './draft.js'
import { cancelSeats } from './rounds.js'
import { settle } from './stages.js'
import type { Recallable, Region, Round } from './state.js'

export const recall = 'recall'

/** Its region stands again as it stood before the act, but for what the clock did meanwhile. */
export const applyRecall = (draft: Draft, by: PersonId): void => {
  const recallable = draft.state.recallable
  if (!recallable) throw new Error('nothing to recall')
  const { region: name, round, before, seatId, act } = recallable
  const region = regionOf(draft, name)
  write(draft, {
    actor: 'person',
    by,
    code: 'act.recalled',
    region: name,
    round,
    seatId,
    act: recall,
    detail: { recalled: act },
  })
  for (const opened of Object.values(region.rounds))
    if (!isSame(before.region.rounds[opened.name], opened)) takeBack(draft, name, opened)
  draft.state.regions[name] = restored(recallable, region)
  draft.state.facts = before.facts
  draft.state.version += 1
  delete draft.state.recallable
  settle(draft)
}

/** Rounds of one name follow each other; seats are numbered once and for all. */
const isSame = (one: Round | undefined, other: Round): boolean => one?.seats[0]?.id === other.seats[0]?.id

/** What the act had opened closes, signatures given in advance included. */
const takeBack = (draft: Draft, region: string, round: Round): void => {
  cancelSeats(draft, { region, round }, 'recalled', round.seats)
  round.status = 'cancelled'
  draft.departed.push({ region, stage: regionOf(draft, region).stage, round })
}

const restored = ({ before, round: name }: Recallable<unknown>, present: Region): Region => ({
  ...before.region,
  rounds: Object.fromEntries(
    Object.values(before.region.rounds).map(earlier => {
      const now = present.rounds[earlier.name]
      if (!now || !isSame(earlier, now)) return [earlier.name, earlier]
      return [earlier.name, earlier.name === name ? reopened(earlier, now) : now]
    }),
  ),
})

/** The round as it was; what its clock has fired stays fired, and superiors seated meanwhile stay seated. */
const reopened = (earlier: Round, now: Round): Round => ({
  ...earlier,
  ...(now.clock && { clock: now.clock }),
  seats: [...earlier.seats, ...now.seats.slice(earlier.seats.length)],
})
