import type { z } from 'zod'
import type { batchChoice, batchRequest, batchResult } from '#contracts/http/batches.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'

export type BatchChoice = z.infer<typeof batchChoice>
export type BatchRequest = z.infer<typeof batchRequest>
export type BatchResult = z.infer<typeof batchResult>

export interface Ticked {
  processId: string
  seatId: string
}

/** What can be done together with each of them, and why not. */
export const lookAtBatch = (items: Ticked[]) =>
  answerOf(client.POST('/api/batches/preflight', { body: { items } }))

const atATime = 10

/**
 * Sends a batch in pieces, so that one sees how far it is. The key is that of the whole batch: a piece sent again does
 * nothing twice.
 */
export const runBatch = async (
  { items, ...batch }: BatchRequest,
  key: string,
  onProgress: (results: BatchResult[]) => void,
): Promise<BatchResult[]> => {
  const results: BatchResult[] = []
  for (let from = 0; from < items.length; from += atATime) {
    const piece = items.slice(from, from + atATime)
    const body = { ...batch, items: piece }
    const answer = await answerOf(
      client.POST('/api/batches', { params: { header: keyed(key) }, body }),
    ).catch(() => ({
      items: piece.map(({ processId, seatId }) => ({ processId, seatId, status: 'unknown' as const })),
    }))
    results.push(...answer.items)
    onProgress([...results])
  }
  return results
}
