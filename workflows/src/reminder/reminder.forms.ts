/** What each seat of a reminder may do, and what it does to the facts. */
import type {
  AnswerLetter,
  AskForMore,
  CloseReminder,
  SendLetter,
  WaiveReminder,
} from '#contracts/workflow/reminder.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Form } from '#domain/kernel/lifecycle.js'
import { refusal } from '#domain/kernel/refusal.js'
import { joinMonth } from '#domain/points/join-month.js'
import type { ReminderFacts } from './reminder.facts.js'
import type { ReminderPolicy } from './reminder.policy.js'

type ReminderForm = Form<ReminderFacts, ReminderPolicy>

const letter: ReminderForm = {
  label: '发出提醒函',
  individual: true,
  transferable: true,
  acts: {
    sendLetter: {
      label: '发出提醒函',
      effect: 'completes',
      outcome: 'sent',
      apply: (facts, { letter: text }: SendLetter, { by, now }) => ({
        ...facts,
        letter: { text, sentOn: localDateOf(now), by },
      }),
    },
  },
}

const reply: ReminderForm = {
  label: '答复提醒函',
  individual: true,
  transferable: true,
  acts: {
    acknowledgeLetter: {
      label: '已阅',
      effect: 'records',
      offeredTo: ({ origin }, { facts }) => origin !== 'escalated' && facts.readAt === undefined,
      apply: (facts, _body: object, { now }) => ({ ...facts, readAt: now }),
    },
    answerLetter: {
      label: '答复',
      effect: 'completes',
      outcome: 'answered',
      offeredTo: ({ origin }) => origin !== 'escalated',
      refuses: (_view, { measures }: AnswerLetter, { now }) =>
        measures.some(({ dueOn }) => dueOn < localDateOf(now)) ? refusal('dateInPast') : undefined,
      apply: (facts, { explanation, measures }: AnswerLetter, { now }) => ({
        ...facts,
        readAt: facts.readAt ?? now,
        answer: { explanation, measures, at: now },
      }),
    },
    noteSilence: {
      label: '记为逾期未答复',
      effect: 'decides',
      outcome: 'silent',
      cancels: 'expired',
      confirm: true,
      offeredTo: ({ origin }) => origin === 'escalated',
      apply: facts => facts,
    },
  },
}

const closing: ReminderForm = {
  label: '办结提醒',
  individual: true,
  transferable: true,
  acts: {
    closeReminder: {
      label: '办结',
      effect: 'completes',
      outcome: 'closed',
      apply: (facts, _body: CloseReminder) => facts,
    },
    askForMore: {
      label: '要求补充',
      effect: 'completes',
      outcome: 'asked',
      apply: (facts, { reason }: AskForMore) => ({ ...facts, askedFor: reason }),
    },
  },
}

const correction: ReminderForm = {
  label: '月份与更正',
  acts: {
    joinMonth,
    cancelReminder: {
      label: '更正取消提醒',
      effect: 'decides',
      outcome: 'cancelled',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
      apply: (facts, _body: WaiveReminder) => facts,
    },
  },
}

export const reminderForms: Record<string, ReminderForm> = { letter, reply, closing, correction }
