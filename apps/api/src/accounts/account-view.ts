/** An account as the security administrator sees it, and what may be done with it. */
import type { z } from 'zod'
import type { account, accountCommandName } from '#contracts/http/accounts.js'
import { accountStates } from '#domain/accounts/account-states.js'
import { isAdministrator } from '#domain/organisation/grant-rules.js'
import { roles } from '#domain/organisation/roles.js'
import type { AccountRow } from '#persistence/accounts/account-list.js'
import type { SignedIn } from '../access/me.js'

type CommandName = z.output<typeof accountCommandName>

const isoOf = (date: Date) => date.toISOString()

export const accountOf = (row: AccountRow, me: SignedIn): z.input<typeof account> => ({
  personId: row.personId,
  name: row.name,
  ...(row.staffNumber !== null && { staffNumber: row.staffNumber }),
  unit: row.unit,
  roles: row.roles.map(role => roles[role]),
  state: row.state ?? 'none',
  stateLabel: row.state === null ? '未邀请' : accountStates[row.state],
  ...(row.lockedUntil && { lockedUntil: isoOf(row.lockedUntil) }),
  ...(row.email !== null && { email: row.email }),
  secondFactor: row.secondFactor,
  ...(row.invitationExpiresAt && { invitationExpiresAt: isoOf(row.invitationExpiresAt) }),
  ...(row.lastSignInAt && { lastSignInAt: isoOf(row.lastSignInAt) }),
  openSessions: row.openSessions,
  mayInvite: whyNotInvited(row) === undefined,
  allowedCommands: allowedCommands(row, me),
})

/** Undefined when they can be invited, for the first time or again. */
export const whyNotInvited = ({ state, staffNumber }: AccountRow): string | undefined => {
  if (staffNumber === null) return '没有工号，请先在人员名册中登记'
  if (state === 'disabled') return '账号已停用，请先启用'
  return state === 'active' ? '账号已激活，忘记密码请发送重设链接' : undefined
}

/** Whoever could reset an administrator's account could act as them: the three are separated. */
export const holdsAdministration = ({ roles }: Pick<AccountRow, 'roles'>): boolean =>
  roles.some(isAdministrator)

/** On one's own account another administrator acts. */
export const allowedCommands = (row: AccountRow, me: Pick<SignedIn, 'personId'>): CommandName[] => {
  if (row.state === null || row.personId === me.personId) return []
  if (row.state === 'disabled') return ['enable']
  const isAdministrators = holdsAdministration(row)
  return [
    ...(row.state === 'active' && !isAdministrators ? (['sendReset'] as const) : []),
    ...(row.lockedUntil ? (['unlock'] as const) : []),
    ...(row.openSessions > 0 ? (['endSessions'] as const) : []),
    ...(row.secondFactor && !isAdministrators ? (['removeSecondFactor'] as const) : []),
    'disable',
  ]
}
