import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { sessionEndedKey, sessionQuery } from '../api/session.js'
import { NotLoaded } from '../components/states/NotLoaded.js'

/** Lets through whoever is signed in; everybody else signs in first and comes back to the page they wanted. */
export const RequireSession = ({ children }: { children: ReactNode }) => {
  const session = useQuery(sessionQuery)
  const queries = useQueryClient()
  const { pathname, search } = useLocation()
  if (!session.isSuccess) return <NotLoaded query={session} />
  if (session.data) return children
  const told = new URLSearchParams({
    ...(pathname !== '/' && { to: pathname + search }),
    ...(queries.getQueryData(sessionEndedKey) === true && { ended: '1' }),
  })
  return <Navigate to={`/sign-in?${told.toString()}`} replace />
}
