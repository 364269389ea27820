import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { sessionQuery } from '../api/session.js'
import { LoadFailure } from '../components/states/LoadFailure.js'
import { Loading } from '../components/states/Loading.js'

/** Lets through whoever is signed in; everybody else signs in first and comes back to the page they wanted. */
export const RequireSession = ({ children }: { children: ReactNode }) => {
  const session = useQuery(sessionQuery)
  const { pathname, search } = useLocation()
  if (session.isPending) return <Loading />
  if (session.isError) return <LoadFailure error={session.error} retry={() => void session.refetch()} />
  if (session.data) return children
  const wanted = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`
  return <Navigate to={`/sign-in${wanted}`} replace />
}
