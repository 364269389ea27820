/** Deadlines over HTTP: what would happen by itself, whose time was used, what fired and what did not. */
import { z } from 'zod'
import { instant, localDate, page } from './shared.js'

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

/** One stage of one deadline: what it does, when it is due, and what became of it. */
export const ledgerEntry = z
  .object({
    processId: z.string(),
    number: z.string(),
    title: z.string(),
    stageLabel: z.string(),
    roundLabel: z.string(),
    does: clockDoes,
    /** Whom it is escalated to, or where it leads. */
    to: z.string().optional(),
    dueAt: instant,
    provisional: z.boolean(),
    firedAt: instant.optional(),
    /** How much later than due it fired, or has not fired by now: `3 天`. */
    lateBy: z.string().optional(),
    /** Notices made of it, and how many have reached somebody. */
    told: z.int().optional(),
    delivered: z.int().optional(),
  })
  .meta({ id: 'LedgerEntry' })
export type LedgerEntry = z.infer<typeof ledgerEntry>

export const ledgerFilter = z.strictObject({
  /** `fired`: done; `late`: done after an outage; `missed`: due and not done; `upcoming`: next of each process. */
  state: z.enum(['fired', 'late', 'missed', 'upcoming']).default('fired'),
  does: clockDoes.optional(),
  search: z.string().trim().max(100).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
})
export const ledgerQuery = page.extend(ledgerFilter.shape)
export const ledger = z.object({
  items: z.array(ledgerEntry),
  total: z.int(),
  /** Processes in sight whose moment has passed and nothing has happened: an outage. */
  missed: z.int(),
})
