import type { UseQueryResult } from '@tanstack/react-query'
import { LoadFailure } from './LoadFailure.js'
import { Loading } from './Loading.js'

type Read = Pick<UseQueryResult, 'isPending' | 'isError' | 'error' | 'failureCount' | 'refetch'>

/** What stands in the place of a read that has not come: it is on its way, or failed. Nothing once it is there. */
export const NotLoaded = ({ query }: { query: Read }) => {
  if (query.isPending) return <Loading isLate={query.failureCount > 0} />
  if (query.isError) return <LoadFailure error={query.error} retry={() => void query.refetch()} />
  return null
}
