import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { runBatch, type BatchRequest, type BatchResult } from '../../api/batches.js'
import { newKey } from '../../api/use-command.js'

export interface Batch {
  send: (batch: BatchRequest) => void
  isPending: boolean
  /** Of some the outcome is not known: sending it again tells. */
  isOpen: boolean
  results: BatchResult[]
}

/** Runs a batch and goes on with it: the same act with the same opinion keeps its key, however often it is sent. */
export const useBatch = (): Batch => {
  const queries = useQueryClient()
  const intention = useRef<{ content: string; key: string }>(undefined)
  const [results, setResults] = useState<BatchResult[]>([])
  const run = useMutation({
    mutationFn: (batch: BatchRequest) => {
      const content = JSON.stringify(batch)
      if (intention.current?.content !== content) intention.current = { content, key: newKey() }
      return runBatch(batch, intention.current.key, setResults)
    },
    networkMode: 'always',
    // What was looked at before the batch stands beside its results.
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'batch' }),
  })
  const { isPending } = run
  const isOpen = !isPending && results.some(({ status }) => status === 'unknown')
  return { send: run.mutate, isPending, isOpen, results }
}
