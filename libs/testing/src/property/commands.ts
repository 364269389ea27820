/** What may happen to a process, drawn at random: plain data, so that a failing sequence can be made small. */
import fc from 'fast-check'
import { budgetUnits, type Budget } from '#domain/calendar/countdown.js'

/** Numbers are taken modulo whatever there is to choose from when the command's turn comes. */
export type Command =
  | { does: 'act'; act: number; person: number; body: number; seen: number }
  | { does: 'nonsense'; seatId: string; act: string; person: number; version: number }
  | { does: 'recall'; person: number }
  | { does: 'transfer'; seat: number; person: number; to: number }
  | {
      does: 'kernel'
      act: (typeof kernelActs)[number]
      seat: number
      person: number
      other: number
      drawn: number
    }
  | { does: 'wait'; hours: number }
  | { does: 'repeat' }
  | { does: 'move'; region: number; stage: number }
  | { does: 'reassign'; seat: number; to: number }
  | { does: 'extend'; round: number; amount: number; unit: Budget['unit'] }
  | { does: 'pause' | 'resume'; round: number }
  | { does: 'skip'; round: number; outcome: number }
  | { does: 'adoptRules'; version: number }
  | { does: 'terminate' }
  | { does: 'fastForward'; byMs: number }
  | { does: 'rebuilt' }
  | { does: 'release'; seat: number }
  | { does: 'fallback'; seat: number }
  | { does: 'relocate'; seat: number; to: number }

/** The kernel's own acts but those that have a command of their own. */
const kernelActs = [
  'returnTo',
  'delegate',
  'takeBack',
  'opine',
  'addSeats',
  'dropSeat',
  'take',
  'putBack',
  'remind',
  'copyTo',
  'comment',
] as const

const nat = fc.nat({ max: 999 })
const does = <D extends Command['does']>(name: D) => fc.constant(name)

const names = fc.constantFrom(
  'constructor',
  '__proto__',
  'toString',
  'sign',
  'recall',
  'transfer',
  '',
  'main',
  'grant',
)

const act = fc.record({
  does: does('act'),
  act: nat,
  person: nat,
  body: nat,
  /** Mostly the present version. */
  seen: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
})

const administration = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: does('reassign'), seat: nat, to: nat }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: does('extend'),
      round: nat,
      amount: fc.integer({ min: 1, max: 5 }),
      unit: fc.constantFrom(...budgetUnits),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom('pause' as const, 'resume' as const), round: nat }),
  },
  { weight: 2, arbitrary: fc.record({ does: does('skip'), round: nat, outcome: nat }) },
  { weight: 3, arbitrary: fc.record({ does: does('adoptRules'), version: nat }) },
  { weight: 3, arbitrary: fc.record({ does: does('release'), seat: nat }) },
  { weight: 3, arbitrary: fc.record({ does: does('fallback'), seat: nat }) },
  { weight: 2, arbitrary: fc.record({ does: does('relocate'), seat: nat, to: nat }) },
  { weight: 2, arbitrary: fc.record({ does: does('move'), region: nat, stage: nat }) },
  { weight: 2, arbitrary: fc.record({ does: does('fastForward'), byMs: fc.nat({ max: 500_000_000 }) }) },
  { weight: 1, arbitrary: fc.record({ does: does('rebuilt') }) },
  { weight: 1, arbitrary: fc.record({ does: does('terminate') }) },
)

export const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    { weight: 60, arbitrary: act },
    {
      weight: 30,
      arbitrary: fc.record({
        does: does('kernel'),
        act: fc.constantFrom(...kernelActs),
        seat: nat,
        person: nat,
        other: nat,
        drawn: nat,
      }),
    },
    { weight: 12, arbitrary: fc.record({ does: does('wait'), hours: fc.integer({ min: 1, max: 250 }) }) },
    { weight: 6, arbitrary: fc.record({ does: does('recall'), person: nat }) },
    { weight: 5, arbitrary: fc.record({ does: does('transfer'), seat: nat, person: nat, to: nat }) },
    { weight: 4, arbitrary: fc.record({ does: does('repeat') }) },
    {
      weight: 5,
      arbitrary: fc.record({ does: does('nonsense'), seatId: names, act: names, person: nat, version: nat }),
    },
    { weight: 5, arbitrary: administration },
  ),
  { minLength: 30, maxLength: 60, size: 'max' },
)
