import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../api/problem.js'
import { sessionEndedKey, sessionQuery } from '../api/session.js'

const readAttempts = 2

// A session that ended shows itself as a 401 on whatever is asked next.
const signedOut = (error: Error) => {
  if (!(error instanceof ApiProblem) || error.status !== 401) return
  const isEnding = Boolean(queryClient.getQueryData(sessionQuery.queryKey))
  if (isEnding) queryClient.setQueryData(sessionEndedKey, true)
  queryClient.setQueryData(sessionQuery.queryKey, null)
}

const isPassing = (error: Error): boolean =>
  !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signedOut }),
  mutationCache: new MutationCache({ onError: signedOut }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => isPassing(error) && failures < readAttempts },
  },
})
