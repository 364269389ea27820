/** Deadlines over HTTP: what would happen by itself, whose time was used, what fired and what did not. */
import { z } from 'zod'
import { instant, localDate } from './shared.js'

const clockDoes = z.enum(['remind', 'warn', 'escalate', 'auto'])

/** One moment ahead, if nobody acts until then. */
export const foreseenMoment = z
  .object({
    at: instant,
    on: localDate,
    weekday: z.string(),
    /** The next notice of holidays may move it. */
    provisional: z.boolean(),
    does: z.array(clockDoes),
    /** What would happen, one Chinese sentence each. */
    sentences: z.array(z.string()),
    /** Working days from today; the day itself counts as 0. */
    workingDaysAhead: z.int(),
  })
  .meta({ id: 'ForeseenMoment' })

export const simulation = z.object({
  moments: z.array(foreseenMoment),
  /** Where it would stand at the end. */
  stageLabel: z.string(),
  ended: z.boolean(),
  /** Clocks that stand still, and decisions that wait for a notice: one sentence each. */
  waiting: z.array(z.string()),
  /** There is more after what is told. */
  cut: z.boolean(),
})
export type Simulation = z.infer<typeof simulation>

/** What one party used of the working time of a line, in one stage. */
export const partyTime = z
  .object({
    unit: z.object({ id: z.string(), name: z.string() }),
    stage: z.string(),
    stageLabel: z.string(),
    /** Its part: shared out where several are asked at once. */
    hours: z.number(),
    /** All it held the ball. */
    heldHours: z.number(),
  })
  .meta({ id: 'PartyTime' })

/** One line of a process; its parts add up to `totalHours`. */
export const lineTime = z
  .object({
    region: z.string(),
    label: z.string(),
    from: instant,
    to: instant,
    totalHours: z.number(),
    parties: z.array(partyTime),
    pausedHours: z.number(),
    nobodyHours: z.number(),
  })
  .meta({ id: 'LineTime' })

export const processTime = z.object({
  /** Working hours of a working day. */
  hoursOfDay: z.number(),
  lines: z.array(lineTime),
})
export type ProcessTime = z.infer<typeof processTime>
