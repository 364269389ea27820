import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { sessionQuery } from '../../api/session.js'
import type { Session } from '../../api/types.js'

/** Only a path of this site, never another site's address. */
export const wantedPath = (params: URLSearchParams): string => {
  const to = params.get('to') ?? '/'
  return /^\/(?![/\\])/.test(to) ? to : '/'
}

/** Into the portal, to the page that was wanted; nothing of an earlier person is kept. */
export const useEnter = () => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return async (session: Session) => {
    queries.clear()
    queries.setQueryData(sessionQuery.queryKey, session)
    await navigate(wantedPath(params), { replace: true })
  }
}
