/** What comes of a request for more time: the deadline moves or stays, and whoever asked is told. */
import { dueOf, extendClock, type Clock } from '../calendar/clock.js'
import { regionOf, write, type Draft } from './draft.js'
import { findSeat } from './find.js'
import type { Region, Round, RoundExtension } from './state.js'

/** A request whose round has closed has nothing to extend any more. */
export const isObsolete = ({ rounds }: Region, { extends: asked }: Round): boolean =>
  asked !== undefined && rounds[asked.round]?.status !== 'open'

/** Takes up what superiors have decided in a region. @returns whether there was anything */
export const concludeExtensions = (draft: Draft, name: string): boolean => {
  const region = regionOf(draft, name)
  const decided = Object.values(region.rounds).filter(round => round.extends && round.status === 'decided')
  for (const round of decided) {
    if (round.extends) conclude(draft, name, round, round.extends)
    draft.departed.push({ region: name, stage: region.stage, round })
    delete region.rounds[round.name]
  }
  return decided.length > 0
}

const conclude = (draft: Draft, region: string, { outcome }: Round, asked: RoundExtension): void => {
  const round = regionOf(draft, region).rounds[asked.round]
  if (outcome === 'granted' && round?.clock) {
    const dueOn = (clock: Clock) => dueOf(clock, draft.rules.calendar).dueOn
    const before = dueOn(round.clock)
    round.clock = extendClock(round.clock, asked.budget)
    const detail = { budget: asked.budget, before, after: dueOn(round.clock) }
    write(draft, { actor: 'system', code: 'clock.extended', region, round: round.name, detail })
  }
  tellAsker(draft, region, asked, outcome === 'granted')
}

const tellAsker = (draft: Draft, region: string, asked: RoundExtension, isGranted: boolean): void => {
  const place = findSeat(draft.state, asked.seatId)
  if (!place) return
  const { clock, name } = place.round
  draft.notices.push({
    to: { ...place.seat.holder, personId: asked.by },
    template: isGranted ? 'extension.granted' : 'extension.denied',
    at: draft.now,
    region,
    stage: regionOf(draft, region).stage,
    round: name,
    seatId: asked.seatId,
    ...(clock && { dueOn: dueOf(clock, draft.rules.calendar).dueOn }),
  })
}
