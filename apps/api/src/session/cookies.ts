/** Our cookies: for this host, this site and scripts of nobody; over https the browser is made to insist on it. */
import type { CookieSerializeOptions } from '@fastify/cookie'
import type { ApiConfig } from '#config/api.js'

type Place = Pick<ApiConfig, 'PUBLIC_ORIGIN'>

export const isSecure = ({ PUBLIC_ORIGIN }: Place): boolean => PUBLIC_ORIGIN?.startsWith('https:') ?? false

/** The prefix makes browsers insist on Secure, this host and the whole path. */
export const cookieName = (place: Place, name: string): string => (isSecure(place) ? `__Host-${name}` : name)

export const cookieOptions = (
  place: Place,
  sameSite: 'strict' | 'lax' = 'strict',
): CookieSerializeOptions => ({ httpOnly: true, sameSite, secure: isSecure(place), path: '/' })
