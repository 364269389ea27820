/**
 * Who may speak to this server: requests for its own host names only (against DNS rebinding), and commands from its
 * own pages only (against cross-site requests). Programs that send neither Origin nor Sec-Fetch-Site are no browsers
 * and carry nobody's cookies. Health is told to anybody: probes ask by an address.
 */
import type { FastifyRequest } from 'fastify'
import { isLoopback, type ApiConfig } from '#config/api.js'
import { ProblemError } from './problem.js'

type Place = Pick<ApiConfig, 'HOST' | 'PUBLIC_ORIGIN'>

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** @throws ProblemError crossSite */
export const checkSameSite = (
  place: Place,
  { headers, method, url }: Pick<FastifyRequest, 'headers' | 'method' | 'url'>,
): void => {
  if (url.startsWith('/health/')) return
  const host = headers.host ?? ''
  if (!isOwnHost(place, host)) throw new ProblemError('crossSite')
  if (safeMethods.has(method)) return
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemError('crossSite')
  if (headers.origin !== undefined && hostOf(headers.origin) !== host) throw new ProblemError('crossSite')
}

const isOwnHost = ({ HOST, PUBLIC_ORIGIN }: Place, host: string): boolean => {
  if (PUBLIC_ORIGIN !== undefined && hostOf(PUBLIC_ORIGIN) === host) return true
  return isLoopback(HOST) && isLoopback(host.replace(/:\d+$/, ''))
}

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
