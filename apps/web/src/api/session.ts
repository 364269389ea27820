import { queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { demoAccounts } from '#contracts/http/session.js'
import { client, keyed } from './client.js'
import { answerOf, ApiProblem } from './problem.js'
import type { Session } from './types.js'

/** Whoever is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answerOf(client.GET('/api/session'))
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
  // Without a network the phone may have kept the answer, or there is none: it is never waited for.
  networkMode: 'always',
})

/** Whether the session ended by itself while one was at work. */
export const sessionEndedKey = ['sessionEnded'] as const

/** The session of a page that only people signed in can see. */
export const useSession = (): Session => {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('useSession outside of RequireSession')
  return data
}

export type DemoSlip = z.output<typeof demoAccounts>['slips'][number]

export const demoAccountsQuery = queryOptions({
  queryKey: ['demoAccounts'],
  queryFn: () => answerOf(client.GET('/api/demo/accounts')),
})

export const signInAs = (personId: string) =>
  answerOf(client.POST('/api/demo/sign-in', { body: { personId } }))

/** Moves the demo's business time ahead, and what fell due with it. */
export const fastForward = (hours: number, key: string) =>
  answerOf(client.POST('/api/demo/fast-forward', { params: { header: keyed(key) }, body: { hours } }))

export const signOut = () => answerOf(client.POST('/api/session/sign-out'))
