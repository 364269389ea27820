import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem, asProblem } from './problem.js'

const attempts = 5
const longestPauseMs = 8_000

/** A key nobody else has; `crypto.randomUUID` is missing in older browsers and outside https. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')

const isUncertain = (error: unknown): boolean => error instanceof ApiProblem && error.isUncertain

export interface Command<Body> {
  run(body: Body): void
  /** Sent, no answer yet. */
  isPending: boolean
  /** The first answer was lost; the same request is being asked again with the same key. */
  isAskingAgain: boolean
  problem: ApiProblem | undefined
  forget(): void
}

/**
 * Sends a command under one idempotency key per intention: the same content keeps its key until it has its
 * answer, so that repeating it after a lost answer cannot make it happen twice.
 */
export const useCommand = <Body, Answer>(
  send: (body: Body, key: string) => Promise<Answer>,
  onDone: (answer: Answer, body: Body) => void,
): Command<Body> => {
  const queries = useQueryClient()
  const intention = useRef<{ content: string; key: string }>(undefined)
  const mutation = useMutation({
    mutationFn: ({ body, key }: { body: Body; key: string }) => send(body, key),
    networkMode: 'always',
    retry: (failures, error) => isUncertain(error) && failures < attempts,
    retryDelay: failures => Math.min(1000 * 2 ** failures, longestPauseMs),
    onSuccess: async (answer, { body }) => {
      intention.current = undefined
      await queries.invalidateQueries()
      onDone(answer, body)
    },
  })
  const run = (body: Body) => {
    const content = JSON.stringify(body)
    if (intention.current?.content !== content) intention.current = { content, key: newKey() }
    mutation.mutate({ body, key: intention.current.key })
  }
  return {
    run,
    isPending: mutation.isPending,
    isAskingAgain: mutation.isPending && mutation.failureCount > 0,
    problem: mutation.error ? asProblem(mutation.error) : undefined,
    forget: mutation.reset,
  }
}
