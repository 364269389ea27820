/** The working-day calendar: a year day by day, units' closures, notices that come in, and who waits for one. */
import { z } from 'zod'
import { id, instant, localDate, text } from './shared.js'

export const dayKind = z.enum(['workday', 'weekend', 'holiday', 'makeup', 'closure'])
export const calendarDay = z.object({
  date: localDate,
  kind: dayKind,
  provisional: z.boolean(),
  /** The holiday it belongs to; of a closure its reason. */
  holiday: z.string().optional(),
})
export const unitClosure = z
  .object({
    id: z.string(),
    unitId: id,
    unitName: z.string(),
    date: localDate,
    reason: z.string(),
    enteredByName: z.string(),
    enteredAt: instant,
    allowedActions: z.array(z.literal('lift')),
  })
  .meta({ id: 'UnitClosure' })

export const calendarQuery = z.strictObject({
  /** Left out: this year. */
  year: z.coerce.number().int().min(2007).max(2100).optional(),
})
export const calendarYear = z.object({
  version: z.string(),
  importedAt: instant,
  year: z.int(),
  /** No notice for the year yet: weekends and statutory days only. */
  provisional: z.boolean(),
  noticeYears: z.array(z.int()),
  days: z.array(calendarDay),
  /** The parts of a working day in which working hours run, in order: `09:00` to `12:00`. */
  officeHours: z.array(z.object({ from: z.string(), to: z.string() })),
  closures: z.array(unitClosure),
  /** Years without a notice that open deadlines of what one sees reach into. */
  awaited: z.array(z.object({ year: z.int(), processes: z.int() })),
  allowedActions: z.array(z.enum(['import', 'close'])),
  /** The unit from which everything open can be moved to another calendar. */
  unitId: id.optional(),
})

const fileName = text(120)
/** The bytes of the file in base64: whatever spreadsheets save, the server reads it. */
const content = z.base64().max(240_000, '文件过大')
export const noticeRequest = z.strictObject({
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('preview'), fileName, content }),
    z.strictObject({
      name: z.literal('import'),
      fileName,
      content,
      /** What was previewed: another calendar would move other deadlines. */
      version: z.string().max(100),
      reason: text(300),
    }),
  ]),
})
export type NoticeCommand = z.infer<typeof noticeRequest>['command']
export const noticeAnswer = z.object({
  version: z.string(),
  years: z.array(z.int()),
  /** Days that become something else than they are by the calendar in force. */
  changes: z.array(z.object({ date: localDate, before: z.string(), after: z.string() })),
  /** What it would move. */
  planId: z.uuid().optional(),
})

export const closureRequest = z.strictObject({
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('enter'), unitId: id, date: localDate, reason: text(100) }),
    z.strictObject({ name: z.literal('lift'), id: z.uuid('编号格式不正确') }),
  ]),
})
export type ClosureCommand = z.infer<typeof closureRequest>['command']
export const closureAnswer = z.object({ version: z.string() })
