import { m } from '../../messages/index.js'
import { type ActContext, type Body, textOf } from '../acts/act-form.js'
import { holderOf } from './SeatHolder.js'

export type AdminCommandName = keyof typeof m.administration.commands
export const adminCommandNames = Object.keys(m.administration.commands) as AdminCommandName[]

const [region, round, outcome] = [0, 1, 2]

/** The command that a filled-in form stands for; the API checks it. */
export const commandOf = (name: AdminCommandName, { page }: ActContext, body: Body): object => {
  const place = textOf(body, 'round').split('.')
  switch (name) {
    case 'reassign':
      return { name, seatId: body.seatId, ...holderOf(page, body) }
    case 'extend':
      return {
        name,
        region: place[region],
        round: place[round],
        budget: { unit: body.unit, amount: body.amount },
      }
    case 'pause':
    case 'resume':
      return { name, region: place[region], round: place[round] }
    case 'skip':
      return { name, region: place[region], round: place[round], outcome: place[outcome] }
    case 'move':
      return { name, region: 'main', stage: body.stage }
    default:
      return { name }
  }
}
