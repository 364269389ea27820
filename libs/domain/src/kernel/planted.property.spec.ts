/** Mistakes planted in the kernel, one at a time: random lives of a process with every rule and act find each. */
import type * as Rules from './rules.js'
import type * as Seats from './seats.js'
import type * as Delegation from './acts/delegation.js'
import type * as Draft from './draft.js'
import type * as StandAside from './stand-aside.js'
import type * as CouncilSubject from '#testing/property/council-subject.js'
import type * as Lives from '#testing/property/lives.js'
import type { Seat } from './state.js'

/** A run of random lives takes its time on a busy machine. */
const patienceMs = 300_000

/** The lives are loaded anew with one module of the kernel changed. */
const livesWith = <M extends object>(module: string, change: (real: M) => Partial<M>): Error | undefined => {
  let found: Error | undefined
  jest.isolateModules(() => {
    jest.doMock(module, () => {
      const real = jest.requireActual<M>(module)
      return { ...real, ...change(real) }
    })
    const { councilSubject } = jest.requireActual<typeof CouncilSubject>(
      '#testing/property/council-subject.js',
    )
    const { live } = jest.requireActual<typeof Lives>('#testing/property/lives.js')
    try {
      live(councilSubject, { isShort: true })
    } catch (error) {
      found = error as Error
    }
  })
  jest.dontMock(module)
  return found
}

const notRequired = ({ required: _required, ...seat }: Seat): Seat => seat

const planted: [mistake: string, find: () => Error | undefined, found: RegExp][] = [
  [
    'a round is decided although an added seat has not answered',
    () => livesWith<typeof Rules>('./rules.js', () => ({ awaitsAdded: () => false })),
    /decided too early/,
  ],
  [
    'what an added person says counts as an answer of the rule',
    () =>
      livesWith<typeof Rules>('./rules.js', ({ outcomeOf }) => ({
        outcomeOf: (round, form) => outcomeOf({ ...round, seats: round.seats.map(notRequired) }, form),
      })),
    /decided too early|waits although/,
  ],
  [
    'a seat does not remember that it changed',
    () =>
      livesWith<typeof Draft>('./draft.js', () => ({
        changedSeat: ({ state }) => {
          state.sameSince ??= state.version
          state.version += 1
        },
      })),
    /what they had not seen/,
  ],
  [
    'a stage is entered behind the backs of those who decide',
    () =>
      livesWith<typeof Draft>('./draft.js', () => ({
        changed: ({ state }) => {
          state.version += 1
        },
      })),
    /what they had not seen/,
  ],
  [
    'one person signs for two parties',
    () => livesWith<typeof StandAside>('./stand-aside.js', () => ({ speaksForAnother: () => false })),
    /spoke for two parties/,
  ],
  [
    'seats that wait for their turn stay when their round closes',
    () =>
      livesWith<typeof Seats>('./seats.js', ({ cancelSeats }) => ({
        cancelSeats: (draft, place, reason, seats = place.round.seats) =>
          cancelSeats(
            draft,
            place,
            reason,
            seats.filter(({ status }) => status === 'open'),
          ),
      })),
    /asked in a round that is decided|waits for nobody|a task stayed open|is not what its seat is/,
  ],
  [
    'whoever is asked for an opinion may decide',
    () => livesWith<typeof Delegation>('./acts/delegation.js', () => ({ awaitedOf: () => undefined })),
    /before the opinion was there/,
  ],
]

it.each(planted)(
  'planted: %s',
  (_mistake, find, found) => {
    expect(String(find()?.cause)).toMatch(found)
  },
  patienceMs,
)
