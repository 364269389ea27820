/** Receipts of paper ballots, told once to whoever checked them: in this window's memory until they are printed. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'

export interface PaperReceipt {
  communityId: string
  number: number
  receipt: string
}

const keyOf = (evaluationId: string) => ['paper-receipts', evaluationId] as const

export const paperReceipts = (queries: QueryClient, evaluationId: string): PaperReceipt[] =>
  queries.getQueryData<PaperReceipt[]>(keyOf(evaluationId)) ?? []

export const useKeepReceipt = (evaluationId: string) => {
  const queries = useQueryClient()
  return (receipt: PaperReceipt): void => {
    queries.setQueryDefaults(keyOf(evaluationId), { gcTime: Infinity })
    queries.setQueryData<PaperReceipt[]>(keyOf(evaluationId), [
      ...paperReceipts(queries, evaluationId),
      receipt,
    ])
  }
}
