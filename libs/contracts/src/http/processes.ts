/** Processes of any kind over HTTP: lists, the page, acts, administration. */
import { z } from 'zod'
import { processParts } from './process-parts.js'
import { id, instant, localDate, page, processId } from './shared.js'

export { adminRequest, type AdminRequest } from './admin-request.js'

export const idempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, '请求编号应为 8–64 位字母、数字、下划线或连字符')

/** One act on one seat. `body` is checked against the act's own schema. */
export const actRequest = z.strictObject({
  /** Empty for what needs no seat: copies and comments. */
  seatId: z.string().max(200),
  act: z.string().regex(/^[A-Za-z]{1,40}$/),
  /** The version of the process the person was looking at. */
  expectedVersion: z.int().min(0),
  body: z.record(z.string(), z.unknown()).default({}),
})
export type ActRequest = z.infer<typeof actRequest>

export const actAnswer = z.object({
  processId,
  stepNo: z.int(),
  version: z.int(),
  stage: z.string(),
  outcome: z.string().optional(),
})

export const allowedAction = z
  .object({
    seatId: z.string(),
    region: z.string(),
    round: z.string(),
    form: z.string(),
    act: z.string(),
    label: z.string(),
    effect: z.enum(['records', 'completes', 'decides']),
    confirm: z.boolean(),
    /** Where a return may lead. */
    targets: z.array(z.object({ stage: z.string(), label: z.string() })).optional(),
    /** As the substitute of this person (代). */
    onBehalfOf: z.object({ personId: id, name: z.string() }).optional(),
  })
  .meta({ id: 'AllowedAction' })

export const stageTone = z.enum(['draft', 'active', 'waiting', 'returned', 'done', 'stopped'])

export const processSummary = z
  .object({
    id: processId,
    kind: z.string(),
    number: z.string(),
    title: z.string(),
    stage: z.string(),
    stageLabel: z.string(),
    tone: stageTone,
    startedAt: instant,
    startedByName: z.string(),
    updatedAt: instant,
    endedAt: instant.optional(),
    dueOn: localDate.optional(),
    workingDaysLeft: z.int().optional(),
    overdue: z.boolean(),
    units: z.array(z.object({ id, name: z.string(), kind: z.string() })),
    /** Who holds it now, where that was asked for: offices or people. */
    holders: z.array(z.string()).optional(),
  })
  .meta({ id: 'ProcessSummary' })

/** A stage of the main line that a process of the kind can be in. */
export const stageName = z
  .object({
    stage: z.string(),
    label: z.string(),
    /** What stands in it is over. */
    final: z.literal(true).optional(),
  })
  .meta({ id: 'StageName' })

/** In which part somebody stands in a process: started it, acted in it, holds a seat of it now. */
export const partInProcess = z.enum(['started', 'acted', 'holds'])
/** What a list of processes can be narrowed by. */
export const processFilter = z.strictObject({
  kind: z.string().max(40).optional(),
  stage: z.string().max(200).optional(),
  open: z.enum(['true', 'false']).optional(),
  unitId: id.optional(),
  search: z.string().trim().max(100).optional(),
  mine: z.enum(['true', 'false']).optional(),
  /** Name, pinyin or staff number of somebody; in any part, unless one is named. */
  person: z.string().trim().max(60).optional(),
  part: partInProcess.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  /** Not overdue, and due within so many working days; 0 is today. */
  dueWithin: z.coerce.number().int().min(0).max(60).optional(),
})
export const processQuery = processFilter.extend({
  ...page.shape,
  /** Also says who holds each process now. */
  holders: z.enum(['true', 'false']).optional(),
})
export const processList = z.object({
  items: z.array(processSummary),
  total: z.int(),
  /** What the list can be narrowed to: the stages of the kind asked for, or of every kind. */
  stages: z.array(stageName),
  kinds: z.array(z.object({ kind: z.string(), label: z.string() })),
})
/** How many processes a filter finds, and how they stand. */
export const processCounts = z.object({
  total: z.int(),
  open: z.int(),
  ended: z.int(),
  overdue: z.int(),
  /** Not overdue, and due within three working days. */
  dueSoon: z.int(),
  stages: z.array(stageName.extend({ kind: z.string(), count: z.int() })),
})

export const seat = z
  .object({
    seatId: z.string(),
    chair: z.string(),
    role: z.string(),
    roleLabel: z.string(),
    unit: z.object({ id, name: z.string() }),
    /** Who holds the seat now: the person, or everybody with the role there. */
    holders: z.array(z.string()),
    status: z.enum(['waiting', 'open', 'done', 'cancelled']),
    statusLabel: z.string(),
    byName: z.string().optional(),
    actedAt: instant.optional(),
    act: z.string().optional(),
    actLabel: z.string().optional(),
    origin: z.string().optional(),
    /** For whom whoever acted was a substitute (乙 代 甲). */
    onBehalfOfName: z.string().optional(),
    /** What they wrote when they acted. */
    opinion: z.string().optional(),
    /** Its turn comes after these. */
    waitsFor: z.array(z.string()).optional(),
    /** What its vote counts for (票签). */
    weight: z.number().optional(),
    /** Asked besides (加签), by whom. */
    addedByName: z.string().optional(),
    /** Somebody was asked for an opinion (委派); it stands beside the decision. */
    delegation: z
      .object({
        byName: z.string(),
        toName: z.string(),
        reason: z.string(),
        opinion: z.object({ text: z.string(), stanceLabel: z.string(), at: instant }).optional(),
      })
      .optional(),
    remindedAt: instant.optional(),
  })
  .meta({ id: 'Seat' })

export const clockDay = z
  .object({
    date: localDate,
    weekday: z.string(),
    kind: z.enum(['workday', 'weekend', 'holiday', 'makeup', 'closure']),
    holiday: z.string().optional(),
    counted: z.boolean(),
    ordinal: z.int().optional(),
    /** Working hours that ran on the day, for a budget of working hours. */
    hours: z.number().optional(),
    /** Chinese: why the day counts or does not. */
    note: z.string(),
    provisional: z.boolean(),
  })
  .meta({ id: 'ClockDay' })

export const openRound = z
  .object({
    region: z.string(),
    round: z.string(),
    form: z.string(),
    label: z.string(),
    rule: z.enum(['any', 'all', 'sequence', 'votes']),
    ruleLabel: z.string(),
    openedAt: instant,
    seats: z.array(seat),
    /** The count so far (票签): weights, and the percentages that decide. */
    votes: z
      .object({
        passPercent: z.number(),
        rejectPercent: z.number(),
        for: z.number(),
        against: z.number(),
        open: z.number(),
        total: z.number(),
      })
      .optional(),
    dueOn: localDate.optional(),
    dueAt: instant.optional(),
    provisional: z.boolean(),
    workingDaysLeft: z.int().optional(),
    days: z.array(clockDay),
    /** What is asked for, where the round decides on more time: one Chinese sentence. */
    request: z.string().optional(),
    /** The clock stands still since then. */
    pausedSince: instant.optional(),
    /** What an administrator may decide it with, each in a few words: what is done and where it leads. */
    outcomes: z.array(z.object({ outcome: z.string(), label: z.string() })),
  })
  .meta({ id: 'OpenRound' })

/** A round that is over: who was asked, who answered what. */
export const pastRound = z
  .object({
    key: z.string(),
    label: z.string(),
    stageLabel: z.string(),
    openedAt: instant,
    seats: z.array(seat),
  })
  .meta({ id: 'PastRound' })

/** The last return (退回), until its stage is left again. */
export const returned = z.object({
  fromLabel: z.string(),
  toLabel: z.string(),
  then: z.enum(['walk', 'straight']),
  byName: z.string(),
  reason: z.string(),
  at: instant,
})

export const timelineLine = z
  .object({
    stepNo: z.int(),
    line: z.int(),
    /** Of the process, after the step. */
    version: z.int(),
    by: z.string().optional(),
    at: instant,
    actor: z.enum(['person', 'clock', 'administrator', 'system']),
    actorName: z.string().optional(),
    code: z.string(),
    stage: z.string(),
    stageLabel: z.string(),
    act: z.string().optional(),
    outcome: z.string().optional(),
    /** One Chinese sentence: who did what, for whom. */
    sentence: z.string(),
    reason: z.string().optional(),
    detail: z.record(z.string(), z.unknown()).optional(),
    /** Who was told of the step that ends here, by which ways: 已通知 张三：站内、邮件. */
    told: z.string().optional(),
    policyVersion: z.string(),
    calendarVersion: z.string(),
  })
  .meta({ id: 'TimelineLine' })

export const upcomingEvent = z
  .object({
    at: instant,
    on: localDate,
    does: z.enum(['remind', 'warn', 'escalate', 'auto']),
    provisional: z.boolean(),
    /** Chinese: what happens by itself, and to whom. */
    sentence: z.string(),
  })
  .meta({ id: 'UpcomingEvent' })

/** Stages of the main line in the order of the story, for the flow chart. */
export const flowStage = z
  .object({
    stage: z.string(),
    label: z.string(),
    state: z.enum(['past', 'current', 'future', 'again']),
    final: z.boolean(),
  })
  .meta({ id: 'FlowStage' })

export const processPage = processSummary.extend({
  version: z.int(),
  outcome: z.string().optional(),
  besides: z.array(z.object({ region: z.string(), stage: z.string(), stageLabel: z.string() })),
  allowedActions: z.array(allowedAction),
  rounds: z.array(openRound),
  /** Newest first. */
  pastRounds: z.array(pastRound),
  returned: returned.optional(),
  upcoming: z.array(upcomingEvent),
  flow: z.array(flowStage),
  /** Every stage of the main line. */
  stages: z.array(stageName),
  policyVersion: z.string(),
  calendarVersion: z.string(),
  ...processParts,
})

export const timeline = z.object({ lines: z.array(timelineLine) })
export const timelineQuery = z.strictObject({ search: z.string().trim().max(100).optional() })
export const processParams = z.strictObject({ id: processId })
