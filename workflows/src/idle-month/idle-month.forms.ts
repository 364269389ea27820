/** What the community may do about a month in which it offered nothing. */
import type { AnswerIdleMonth } from '#contracts/workflow/idle-month.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Form } from '#domain/kernel/lifecycle.js'
import type { IdleMonthFacts } from './idle-month.facts.js'
import type { IdleMonthPolicy } from './idle-month.policy.js'

type IdleMonthForm = Form<IdleMonthFacts, IdleMonthPolicy>

const idleMonthReply: IdleMonthForm = {
  label: '答复无活动情况',
  transferable: true,
  acts: {
    answerIdleMonth: {
      label: '答复',
      effect: 'completes',
      outcome: 'answered',
      apply: (facts, { explanation }: AnswerIdleMonth, { by, now }) => ({
        ...facts,
        answer: { explanation, by, on: localDateOf(now) },
      }),
    },
  },
}

export const idleMonthForms: Record<string, IdleMonthForm> = { idleMonthReply }
