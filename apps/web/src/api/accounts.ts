import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  account,
  accountCommandName,
  accountLink,
  device,
  handedLink,
  invitationResult,
  ownAccount,
  signInAnswer,
} from '#contracts/http/accounts.js'
import { client } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

export type SignInAnswer = z.infer<typeof signInAnswer>
export type SignInStep = NonNullable<SignInAnswer['next']>
export type AccountLink = z.infer<typeof accountLink>
export type OwnAccount = z.infer<typeof ownAccount>
export type Device = z.infer<typeof device>
export type Account = z.infer<typeof account>
export type AccountQuery = QueryOf<'/api/accounts'>
export type AccountCommandName = z.infer<typeof accountCommandName>
export type HandedLink = z.infer<typeof handedLink>
export type InvitationResult = z.infer<typeof invitationResult>

export const signInOptionsQuery = queryOptions({
  queryKey: ['signInOptions'],
  queryFn: () => answerOf(client.GET('/api/sign-in')),
  staleTime: 5 * 60_000,
})

/** Where the browser goes for the identity provider, and comes back to a page of ours. */
export const oidcAddress = (to: string): string =>
  `/api/sign-in/oidc?${new URLSearchParams({ to }).toString()}`

export const signIn = (body: { staffNumber: string; password: string }) =>
  answerOf(client.POST('/api/sign-in', { body }))
export const sendCode = (code: string) => answerOf(client.POST('/api/sign-in/code', { body: { code } }))

export const accountLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['accountLink', token],
    queryFn: () => answerOf(client.POST('/api/account-links/look', { body: { token } })),
    staleTime: Infinity,
    retry: false,
  })
export const applyAccountLink = (body: { token: string; password: string }) =>
  answerOf(client.POST('/api/account-links/use', { body }))
export const requestReset = (staffNumber: string) =>
  answerOf(client.POST('/api/account-links/reset', { body: { staffNumber } }))

export const ownAccountQuery = queryOptions({
  queryKey: ['ownAccount'],
  queryFn: () => answerOf(client.GET('/api/account')),
})
export const changePassword = (body: { current: string; password: string }) =>
  answerOf(client.POST('/api/account/password', { body }))
export const beginEnrolment = (password?: string) =>
  answerOf(client.POST('/api/account/second-factor', { body: { ...(password && { password }) } }))
export const confirmEnrolment = (code: string) =>
  answerOf(client.POST('/api/account/second-factor/confirm', { body: { code } }))
export const removeSecondFactor = (password: string) =>
  answerOf(client.POST('/api/account/second-factor/remove', { body: { password } }))
export const renewRecoveryCodes = (password: string) =>
  answerOf(client.POST('/api/account/recovery-codes', { body: { password } }))

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: () => answerOf(client.GET('/api/account/devices')),
})
export const signOutDevice = (id: string) =>
  answerOf(client.POST('/api/account/devices/sign-out', { body: { id } }))
export const signOutOtherDevices = () => answerOf(client.POST('/api/account/devices/sign-out-others'))

export const accountsQuery = (query: AccountQuery) =>
  queryOptions({
    queryKey: ['accounts', query],
    queryFn: () => answerOf(client.GET('/api/accounts', { params: { query } })),
    placeholderData: keepPreviousData,
  })
export const invite = (people: { personId: string; email?: string }[]) =>
  answerOf(client.POST('/api/accounts/invitations', { body: { people } }))
export const commandAccount = (id: string, body: { name: AccountCommandName; reason: string }) =>
  answerOf(client.POST('/api/accounts/{id}/commands', { params: { path: { id } }, body }))
export const setAccountEmail = (id: string, email: string | null) =>
  answerOf(client.POST('/api/accounts/{id}/email', { params: { path: { id } }, body: { email } }))
