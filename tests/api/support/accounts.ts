/** People who sign in by themselves, in front of a test API. */
import type { z } from 'zod'
import type { enrolled, enrolment, signInAnswer } from '#contracts/http/accounts.js'
import type { Problem } from '#contracts/http/shared.js'
import { createInvitation } from '#persistence/accounts/invitations.js'
import { totpCodeAt } from '#secrets/one-time-codes.js'
import type { TestApi } from './api.js'
import type { Reply, Visitor } from './visitor.js'

export const goodPassword = 'Chunfeng-2026-Qiao'
export const otherPassword = 'Lotus7!pond-Evening'

export type SignInReply = Reply<z.output<typeof signInAnswer> & Problem>

export const signIn = (
  visitor: Visitor,
  staffNumber: string,
  password = goodPassword,
): Promise<SignInReply> => visitor.post('/api/sign-in', { staffNumber, password })

/** The token of a fresh invitation. */
export const invited = async ({ database }: TestApi, personId: string): Promise<string> => {
  const link = await createInvitation(database.pool, { personId, by: 'test' })
  if (!link) throw new Error(`${personId} cannot be invited`)
  return link.token
}

/** Somebody who has chosen their password. */
export const activated = async (api: TestApi, personId: string, password = goodPassword): Promise<void> => {
  const token = await invited(api, personId)
  const reply = await api.visitor().post('/api/account-links/use', { token, password })
  if (reply.status !== 200) throw new Error(`${personId} was not activated: ${JSON.stringify(reply.body)}`)
}

/** A browser in which an active person without a second factor has signed in. */
export const signedIn = async (
  api: TestApi,
  staffNumber: string,
  password = goodPassword,
): Promise<Visitor> => {
  const visitor = api.visitor()
  const { status, body } = await signIn(visitor, staffNumber, password)
  if (status !== 200 || body.next) throw new Error(`${staffNumber} is not signed in: ${JSON.stringify(body)}`)
  return visitor
}

/** Binds an authenticator. @returns its secret and the recovery codes */
export const enrol = async (visitor: Visitor, password?: string, now = Date.now()) => {
  const begun = await visitor.post<z.output<typeof enrolment>>('/api/account/second-factor', {
    ...(password && { password }),
  })
  const { secret } = begun.body
  const confirmed = await visitor.post<z.output<typeof enrolled>>('/api/account/second-factor/confirm', {
    code: totpCodeAt(secret, now),
  })
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body))
  return { secret, ...confirmed.body }
}
