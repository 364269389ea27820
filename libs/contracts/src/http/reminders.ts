/** 零积分提醒 over HTTP: the acts on a reminder, and what its page shows. */
import { z } from 'zod'
import { month } from './interviews.js'
import { id, instant, localDate, text } from './shared.js'

const reason = z.strictObject({ reason: text(500) })

/** Body of every act of a reminder, by form and act. */
export const reminderActs = {
  letter: { sendLetter: z.strictObject({ letter: text(3000, 20) }) },
  reply: {
    acknowledgeLetter: z.strictObject({}),
    answerLetter: z.strictObject({
      explanation: text(2000),
      measures: z
        .array(z.strictObject({ title: text(300), dueOn: localDate }))
        .min(1, '请至少写一项措施')
        .max(20, '不超过 20 项措施'),
    }),
    noteSilence: reason,
  },
  closing: { closeReminder: z.strictObject({ opinion: text(500) }), askForMore: reason },
  correction: { cancelReminder: reason },
} as const

/** The letter as it would stand when nobody changes a word. */
export const letterTemplate = (agency: string, months: readonly string[]): string =>
  `经核，你单位${months.map(inChinese).join('、')}“双报到”工作积分为零。请对照工作要求查找原因，组织在职党员到报到社区开展服务，认领并落实服务项目。请在平台所示期限内答复原因和改进措施。\n\n请${agency}高度重视，切实抓好落实。`

const inChinese = (value: string): string => `${Number(value.slice(0, 4))}年${Number(value.slice(5))}月`

/** The reminder's own part of a process page. */
export const reminderDetail = z
  .object({
    months: z.array(month),
    agency: z.object({ id, name: z.string() }),
    /** What the letter would say, until it is sent. */
    draft: z.string().optional(),
    letter: z.object({ text: z.string(), sentOn: localDate, byName: z.string() }).optional(),
    readAt: instant.optional(),
    answer: z
      .object({
        explanation: z.string(),
        measures: z.array(z.object({ title: z.string(), dueOn: localDate })),
        at: instant,
      })
      .optional(),
    askedFor: z.string().optional(),
  })
  .meta({ id: 'ReminderDetail' })
export type ReminderDetail = z.infer<typeof reminderDetail>
