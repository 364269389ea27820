/** What tells one phone of a shared code from another, without an account: a random name in a cookie of one page. */
import { createHmac, randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Keys } from '#secrets/key-file.js'

const cookieName = 'resident_device'
const yearSeconds = 365 * 24 * 3600

/** @param path of the page, e.g. `/appraise`: the name goes nowhere else */
export const deviceOf = (request: FastifyRequest, reply: FastifyReply, path: string): string => {
  const known = request.cookies[cookieName]
  if (known !== undefined && /^[0-9a-f-]{36}$/.test(known)) return known
  const device = randomUUID()
  void reply.setCookie(cookieName, device, {
    path,
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: yearSeconds,
  })
  return device
}

/** A digest under the data key and for this purpose alone: voices of one place are seen, whose place it is is not. */
export const markOf = ([{ secret }]: Keys, purpose: string, place: string): string =>
  createHmac('sha256', secret).update(`${purpose} ${place}`).digest('base64url').slice(0, 22)
