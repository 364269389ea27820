/** Signing in, one's own account, and what the security administrator does with accounts. */
import { z } from 'zod'
import { accountStates, linkPurposes, signInMethods, signInSteps } from '#domain/accounts/account-states.js'
import { longestPassword } from '#domain/accounts/password-rules.js'
import { session } from './session.js'
import { id, instant, page, text } from './shared.js'

export { passwordRules, type PasswordPolicy } from '#domain/accounts/password-rules.js'

const keysOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]])

export const staffNumber = text(64)
/** As typed: its rules are told by `passwordRules`; only what nobody types is refused here. */
export const password = z.string().min(1, '必填').max(longestPassword, `不超过 ${longestPassword} 个字符`)
export const email = z.email('邮箱格式不正确').trim().max(200)
/** Six digits of an authenticator, or a recovery code. */
export const code = z
  .string()
  .trim()
  .regex(/^(\d{6}|[A-Za-z2-7]{4}(-?[A-Za-z2-7]{4}){3})$/, '应为 6 位数字，或恢复码')

const passwordPolicy = z.object({ minLength: z.int(), minClasses: z.int() })

/** What the sign-in page offers. */
export const signInOptions = z.object({
  demo: z.boolean(),
  /** Whether a forgotten password can be reset by mail. */
  mail: z.boolean(),
  oidc: z.object({ label: z.string() }).optional(),
})
/** Where one wanted to go, a path of this site. */
export const oidcBegin = z.strictObject({ to: z.string().max(500).optional() })
export const signIn = z.strictObject({ staffNumber, password })
export const signInCode = z.strictObject({ code })
/** Without `next` the person is signed in; with it, that is still missing. */
export const signInAnswer = z.object({
  next: keysOf(signInSteps).optional(),
  session: session.optional(),
})

export const accountLinkToken = z.strictObject({ token: z.string().regex(/^[\w-]{20,100}$/, '链接不完整') })
export const accountLink = z.object({
  purpose: keysOf(linkPurposes),
  purposeLabel: z.string(),
  name: z.string(),
  staffNumber: z.string(),
  expiresAt: instant,
  passwordPolicy,
  /** What a password must not contain. */
  own: z.array(z.string()),
})
export const usedAccountLink = accountLinkToken.extend({ password })
export const activated = z.object({ staffNumber: z.string() })
export const resetRequest = z.strictObject({ staffNumber })

export const ownAccount = z.object({
  /** Absent for who came in by a role card of the demo and has no account. */
  state: keysOf(accountStates).optional(),
  staffNumber: z.string().optional(),
  email: z.string().optional(),
  hasPassword: z.boolean(),
  passwordChangedAt: instant.optional(),
  passwordExpiresAt: instant.optional(),
  passwordPolicy,
  own: z.array(z.string()),
  secondFactor: z.object({ enrolled: z.boolean(), required: z.boolean(), recoveryCodesLeft: z.int() }),
  needs: keysOf(signInSteps).optional(),
})
export const passwordChange = z.strictObject({ current: password, password })
export const passwordConfirmation = z.strictObject({ password })
/** The password once more, unless signing in has just asked for it. */
export const enrolmentRequest = z.strictObject({ password: password.optional() })
export const enrolment = z.object({
  /** To type where no picture can be taken. */
  secret: z.string(),
  /** `otpauth://…` */
  address: z.string(),
  /** The same as a picture: an SVG as a data address. */
  picture: z.string(),
})
/** Shown once. */
export const enrolled = signInAnswer.extend({ recoveryCodes: z.array(z.string()) })
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

export const device = z
  .object({
    id,
    current: z.boolean(),
    method: keysOf(signInMethods),
    methodLabel: z.string(),
    /** Browser and system, as far as they tell. */
    name: z.string(),
    address: z.string().optional(),
    signedInAt: instant,
    lastSeenAt: instant,
  })
  .meta({ id: 'Device' })
export const devices = z.object({ items: z.array(device) })
export const deviceId = z.strictObject({ id })
export const signedOutDevices = z.object({ count: z.int() })

/** `none`: nobody invited them yet; `locked`: too many failures a moment ago. */
export const accountFilter = z.enum(['none', 'invited', 'active', 'disabled', 'locked'])
export const accountQuery = page.extend({
  state: accountFilter.optional(),
  unitId: id.optional(),
  /** Whoever holds an office, which most members do not. */
  office: z.enum(['true', 'false']).optional(),
  search: z.string().trim().max(100).optional(),
})
export const accountCommandName = z.enum([
  'sendReset',
  'disable',
  'enable',
  'unlock',
  'endSessions',
  'removeSecondFactor',
])
export const account = z
  .object({
    personId: id,
    name: z.string(),
    staffNumber: z.string().optional(),
    unit: z.object({ id, name: z.string() }),
    roles: z.array(z.string()),
    state: accountFilter.exclude(['locked']),
    stateLabel: z.string(),
    lockedUntil: instant.optional(),
    email: z.string().optional(),
    secondFactor: z.boolean(),
    invitationExpiresAt: instant.optional(),
    lastSignInAt: instant.optional(),
    openSessions: z.int(),
    mayInvite: z.boolean(),
    allowedCommands: z.array(accountCommandName),
  })
  .meta({ id: 'Account' })
export const accounts = z.object({ items: z.array(account), total: z.int(), mail: z.boolean() })

export const invitations = z.strictObject({
  people: z
    .array(z.strictObject({ personId: id, email: email.optional() }))
    .min(1, '请选择要邀请的人')
    .max(100, '一次最多邀请 100 人'),
})
/** A link is shown to the administrator only where no mail could be sent, and only now. */
export const handedLink = z.object({
  outcome: z.enum(['mailed', 'link']),
  link: z.string().optional(),
  expiresAt: instant,
  /** Why it could not be mailed. */
  note: z.string().optional(),
})
export const invitationResult = z
  .object({
    personId: id,
    name: z.string(),
    invited: z.boolean(),
    /** Why not. */
    reason: z.string().optional(),
    link: handedLink.optional(),
  })
  .meta({ id: 'InvitationResult' })
export const invitationResults = z.object({ items: z.array(invitationResult) })

export const accountParams = z.strictObject({ id })
export const accountCommand = z.strictObject({ name: accountCommandName, reason: text(200, 2) })
export const accountCommandAnswer = z.object({ link: handedLink.optional() })
export const accountEmail = z.strictObject({ email: email.nullable() })
