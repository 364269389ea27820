/** What each of an administrator's operations asks for. */
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActContext, ActForm, FieldSpec } from '../acts/act-form.js'
import type { AdminCommandName } from './command-of.js'
import { previewOf } from './preview-field.js'
import { newHolder, newUnit, reassignment } from './SeatHolder.js'
import { number, select } from '../acts/controls/simple.js'
import { text } from '../acts/controls/text.js'

const reason = text('reason', m.administration.reason, { most: 500 })
const mostUnits = 365

const seats = ({ page }: ActContext) =>
  page.rounds.flatMap(round =>
    round.seats
      .filter(seat => seat.status === 'open')
      .map(seat => ({
        value: seat.seatId,
        label: m.administration.seatOf(`${seat.unit.name} ${seat.roleLabel}`, seat.holders.join('、')),
      })),
  )

type Rounds = ActContext['page']['rounds']

const roundsWhere =
  (suits: (round: Rounds[number]) => boolean) =>
  ({ page }: ActContext) =>
    page.rounds.filter(suits).map(round => ({ value: `${round.region}.${round.round}`, label: round.label }))

const rounds = roundsWhere(({ dueOn }) => dueOn !== undefined)
const running = roundsWhere(({ dueOn, pausedSince }) => dueOn !== undefined && pausedSince === undefined)
const paused = roundsWhere(({ pausedSince }) => pausedSince !== undefined)

const outcomes = ({ page }: ActContext) =>
  page.rounds.flatMap(({ region, round, label, outcomes: those }) =>
    those.map(({ outcome, label: meaning }) => ({
      value: `${region}.${round}.${outcome}`,
      label: m.administration.outcomeOf(label, meaning),
    })),
  )

const stages = ({ page }: ActContext) =>
  page.stages.filter(({ stage }) => stage !== page.stage).map(({ stage, label }) => ({ value: stage, label }))

const timeUnits = optionsOf(m.administration.units)

const fields: Record<AdminCommandName, FieldSpec[]> = {
  reassign: [select('seatId', m.administration.seat, seats, m.administration.noSeats), newUnit, newHolder],
  extend: [
    select('round', m.administration.round, rounds, m.administration.noClock),
    number('amount', m.administration.amount, { min: 1, max: mostUnits, initial: 3 }),
    select('unit', m.administration.unitOfTime, () => timeUnits, ''),
  ],
  pause: [select('round', m.administration.runningRound, running, m.administration.noClock)],
  resume: [select('round', m.administration.pausedRound, paused, m.administration.noPaused)],
  skip: [select('round', m.administration.outcome, outcomes, m.administration.noOutcome)],
  move: [select('stage', m.administration.stage, stages, m.act.choose)],
  adoptRules: [],
  terminate: [],
  rebuild: [],
}

export const administrationForm = (name: AdminCommandName): ActForm => ({
  fields: [...fields[name], reason, previewOf(name)],
  ...(name === 'reassign' && { schema: reassignment }),
  about: m.administration.about[name],
})
