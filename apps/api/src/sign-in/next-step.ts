/** What signing in still asks for, after a password or an identity provider's word. */
import type { ApiConfig } from '#config/api.js'
import type { SignInMethod, SignInStep } from '#domain/accounts/account-states.js'
import type { Role } from '#domain/organisation/roles.js'
import type { SignInAccount } from '#persistence/accounts/sign-in.js'

type Rules = Pick<ApiConfig, 'SECOND_FACTOR_FOR_APPROVERS' | 'PASSWORD_MAX_AGE_DAYS'>

const dayMs = 86_400_000

/** 等保2.0 三级：管理用户采用两种或两种以上组合的鉴别技术. */
const administrators: readonly Role[] = ['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor']
const approvers: readonly Role[] = [
  'OrganizationDepartmentOfficer',
  'DeputyHeadInCharge',
  'OrganizationDepartmentHead',
]

export const needsSecondFactor = (roles: readonly Role[], rules: Rules): boolean => {
  const asked = rules.SECOND_FACTOR_FOR_APPROVERS ? [...administrators, ...approvers] : administrators
  return roles.some(role => asked.includes(role))
}

/** When the password has to be another one; undefined for one that does not grow old. */
export const passwordExpiry = (changedAt: Date | null, { PASSWORD_MAX_AGE_DAYS }: Rules): Date | undefined =>
  changedAt && PASSWORD_MAX_AGE_DAYS > 0
    ? new Date(changedAt.getTime() + PASSWORD_MAX_AGE_DAYS * dayMs)
    : undefined

export interface Way {
  method: SignInMethod
  /** A code was given in this sign-in already. */
  hasSecondFactor: boolean
}

export const nextStep = (
  account: SignInAccount,
  { method, hasSecondFactor }: Way,
  rules: Rules,
  now = Date.now(),
): SignInStep | undefined => {
  if (account.totpSecret !== null && !hasSecondFactor) return 'secondFactor'
  if (account.totpSecret === null && needsSecondFactor(account.roles, rules)) return 'enrolment'
  const expiry = passwordExpiry(account.passwordChangedAt, rules)
  return method === 'password' && expiry && expiry.getTime() <= now ? 'newPassword' : undefined
}
