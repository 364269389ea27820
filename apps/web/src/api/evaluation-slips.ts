import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  PaperEntry,
  paperAnswer,
  printedSlips,
  SlipCommand,
  slipList,
  WithdrawalCommand,
} from '#contracts/http/evaluation-slips.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'

export type SlipList = z.output<typeof slipList>
export type Slip = SlipList['items'][number]
export type PrintedSlips = z.output<typeof printedSlips>
export type PaperAnswer = z.output<typeof paperAnswer>
export type SlipOrder = SlipCommand['order']

export const slipsQuery = (id: string, communityId: string) =>
  queryOptions({
    queryKey: ['evaluations', id, 'slips', communityId],
    queryFn: () =>
      answerOf(
        client.GET('/api/evaluations/{id}/slips', { params: { path: { id }, query: { communityId } } }),
      ),
  })

/** The answer tells the codes, this once. */
export const printSlips = (id: string) => (order: SlipOrder) =>
  answerOf(client.POST('/api/evaluations/{id}/slips', { params: { path: { id } }, body: { order } }))

/** Agreeing tells the code of the slip that stands for it, this once. */
export const withdrawBallot = (id: string) => (command: WithdrawalCommand['command']) =>
  answerOf(client.POST('/api/evaluations/{id}/withdrawals', { params: { path: { id } }, body: { command } }))

/** Sent again with its key it is told the same, the receipt too. */
export const enterPaper = (id: string) => (body: PaperEntry, key: string) =>
  answerOf(
    client.POST('/api/evaluations/{id}/paper', {
      params: { path: { id }, header: keyed(key) },
      body,
    }),
  )
