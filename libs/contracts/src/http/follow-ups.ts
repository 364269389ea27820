/** What a published month has led to for whoever stands without points in it, beside their standing. */
import { z } from 'zod'
import { id } from './shared.js'

export const followUpStates = ['waiting', 'failing', 'started', 'joined', 'dropped'] as const
export type FollowUpState = (typeof followUpStates)[number]

export const followUpLabels: Readonly<
  Record<'interview' | 'reminder', Readonly<Record<FollowUpState, string>>>
> = {
  interview: {
    waiting: '约谈待发起',
    failing: '约谈未能发起',
    started: '已发起约谈',
    joined: '已并入未办结的约谈',
    dropped: '不再约谈',
  },
  reminder: {
    waiting: '提醒待发起',
    failing: '提醒未能发起',
    started: '已发起提醒',
    joined: '已并入未办结的提醒',
    dropped: '不再提醒',
  },
}

export const followUp = z
  .object({
    state: z.enum(followUpStates),
    stateLabel: z.string(),
    /** Why it has not begun, or never will, and who sees to it. */
    reason: z.string().optional(),
    /** The interview or reminder, to be opened. */
    processId: id.optional(),
  })
  .meta({ id: 'FollowUp' })
export type FollowUp = z.infer<typeof followUp>

/** Interviews and reminders together. */
export const followUpCounts = z
  .object({
    /** Still to begin, failing ones included. */
    waiting: z.int(),
    /** Tried, and to be tried again. */
    failing: z.int(),
    /** With a process of their own or as a further month of one. */
    begun: z.int(),
    dropped: z.int(),
  })
  .meta({ id: 'FollowUpCounts' })
export type FollowUpCounts = z.infer<typeof followUpCounts>
