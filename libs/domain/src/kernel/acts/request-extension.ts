/**
 * 申请延期: whoever holds a seat asks for more time before it runs out; the superior decides, in a round of the kernel's
 * own beside the one whose time it is. It closes with that round, and leads nowhere by itself.
 */
import { dueOf } from '../../calendar/clock.js'
import { changedSeat, regionOf } from '../draft.js'
import type { ExtensionBody } from '../events.js'
import { holderAt } from '../find.js'
import { openRound } from '../open-round.js'
import { refusal, type Refusal } from '../refusal.js'
import type { Round } from '../state.js'
import type { KernelAct, Scene } from './kernel-act.js'
import { extensionForm } from './kernel-forms.js'
import { writeLine } from './lines.js'

export const extensionRoundOf = (round: string): string => `extension-${round}`

/** Who decides on more time: named by the story, or else whom the clock escalates to first. */
const superiorOf = ({ superior, clock }: Round): string | undefined =>
  superior ?? clock?.stages.find(({ does }) => does === 'escalate')?.to

const pendingOn = ({ state, region, round }: Scene): Round | undefined =>
  state.regions[region]?.rounds[extensionRoundOf(round.name)]

/** Not twice at once, and not when the time is over. */
const tooLateOrTwice = (scene: Scene): Refusal | undefined => {
  const { round, rules, now } = scene
  if (pendingOn(scene)) return refusal('extensionPending')
  const due = round.clock && dueOf(round.clock, rules.calendar)
  return due && now !== undefined && due.dueAt <= now
    ? refusal('extensionTooLate', { dueOn: due.dueOn })
    : undefined
}

export const requestExtension: KernelAct = {
  label: '申请延期',
  effect: 'records',
  by: 'holder',
  isOffered: ({ lifecycle, state, round, seat }) =>
    round.clock !== undefined &&
    !round.quiet &&
    seat.origin !== 'escalated' &&
    holderAt(lifecycle, state.facts, superiorOf(round)) !== undefined,
  mayNotNow: tooLateOrTwice,
  refuses: ({ round }, { body }) => {
    const unit = round.clock?.extension?.unit
    return unit === undefined || unit === (body as ExtensionBody).budget.unit
      ? undefined
      : refusal('extensionUnit', { unit })
  },
  apply: (draft, place, event) => {
    const { region, round, seat } = place
    const { budget, reason } = event.body as ExtensionBody
    const superior = holderAt(draft.lifecycle, draft.state.facts, superiorOf(round))
    if (!superior) throw new Error(`nobody decides on more time for ${round.name}`)
    changedSeat(draft, seat)
    delete draft.state.recallable
    writeLine(draft, place, event, { code: 'act.extensionAsked', reason, detail: { budget } })
    const { stage, rounds } = regionOf(draft, region)
    const name = extensionRoundOf(round.name)
    const asked = openRound(
      draft,
      region,
      { stage, name },
      { form: extensionForm, rule: 'any', seats: [{ chair: 'superior', ...superior }] },
    )
    const { by, onBehalfOf } = event
    asked.extends = {
      round: round.name,
      seatId: seat.id,
      by,
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      budget,
      reason,
    }
    rounds[name] = asked
  },
}
