/** The inbox: four boxes, what they can be narrowed to, and what somebody keeps for them. */
import { z } from 'zod'
import { stageName, stageTone } from './processes.js'
import { id, instant, localDate, page, processId, text } from './shared.js'

export const inboxBox = z.enum(['todo', 'done', 'copied', 'started'])

/** What a box can be narrowed to; saved under a name as it stands. */
export const inboxFilter = z.strictObject({
  search: z.string().trim().max(100).optional(),
  kind: z.string().max(40).optional(),
  stage: z.string().max(40).optional(),
  /** A unit of the process, or one above. */
  unitId: id.optional(),
  /** `thisWeek`: by its Sunday, and not overdue. */
  due: z.enum(['overdue', 'thisWeek']).optional(),
  /** Only what one has as the substitute of this person. */
  onBehalfOf: id.optional(),
})
export const inboxQuery = page.extend({ box: inboxBox.default('todo'), ...inboxFilter.shape })
export const inboxExportQuery = inboxFilter.extend({ box: inboxBox.default('todo') })

const namedPerson = z.object({ personId: id, name: z.string() })

export const inboxItem = z
  .object({
    processId,
    seatId: z.string(),
    kind: z.string(),
    number: z.string(),
    title: z.string(),
    stageLabel: z.string(),
    tone: stageTone,
    /** What is to be done, e.g. 审批认领. */
    formLabel: z.string(),
    startedByName: z.string(),
    unitName: z.string(),
    arrivedAt: instant,
    dueOn: localDate.optional(),
    workingDaysLeft: z.int().optional(),
    overdue: z.boolean(),
    provisional: z.boolean(),
    /** It waits for the office: whoever holds it may take it. */
    pooled: z.boolean(),
    origin: z.string().optional(),
    originLabel: z.string().optional(),
    /** Whom one acts, or a substitute has acted, for: 乙 代 甲. */
    onBehalfOf: namedPerson.optional(),
    /** For a finished task. */
    act: z.string().optional(),
    actLabel: z.string().optional(),
    closedAt: instant.optional(),
    /** Who closed it, or who copied it. */
    byName: z.string().optional(),
    note: z.string().optional(),
    /** For a copy: when it was read. */
    readAt: instant.optional(),
  })
  .meta({ id: 'InboxItem' })

export const inboxCounts = z.object({
  todo: z.int(),
  overdue: z.int(),
  done: z.int(),
  copied: z.int(),
  unread: z.int(),
  started: z.int(),
  /** Of `todo`: as the substitute of whom. */
  onBehalf: z.array(namedPerson.extend({ todo: z.int() })),
})

export const inbox = z.object({
  items: z.array(inboxItem),
  total: z.int(),
  /** There are at least `total`. */
  isMore: z.boolean(),
  /** Each counted up to a thousand. */
  counts: inboxCounts,
  kinds: z.array(z.object({ kind: z.string(), label: z.string() })),
  stages: z.array(stageName),
})

/** Without ids: all. */
export const readCopies = z.strictObject({ processIds: z.array(processId).max(100).optional() })

export const savedFilter = z
  .object({ id: z.uuid(), name: z.string(), box: inboxBox, filter: inboxFilter })
  .meta({ id: 'SavedFilter' })
export const savedFilters = z.object({ items: z.array(savedFilter) })
/** Under a name that is there already it takes that one's place. */
export const newFilter = z.strictObject({ name: text(20), box: inboxBox, filter: inboxFilter })
export const filterParams = z.strictObject({ id: z.uuid('编号格式不正确') })

export const phrases = z.object({ items: z.array(z.string()) })
export const phrase = z.strictObject({ text: text(200) })

export const opinionDraft = z
  .object({
    seatId: z.string(),
    act: z.string(),
    body: z.record(z.string(), z.unknown()),
    savedAt: instant,
  })
  .meta({ id: 'OpinionDraft' })
export const opinionDrafts = z.object({ items: z.array(opinionDraft) })
/** Of a draft's JSON: more than any form takes. */
const longestDraft = 40_000
/** Half-written: checked only when it is sent. An empty body forgets it. */
export const newDraft = z.strictObject({
  seatId: z.string().min(1).max(200),
  act: z.string().regex(/^[A-Za-z]{1,40}$/),
  body: z
    .record(z.string(), z.unknown())
    .refine(body => JSON.stringify(body).length <= longestDraft, `暂存的内容不能超过 ${longestDraft} 字符`),
})
export const draftSaved = z.object({ savedAt: instant })
