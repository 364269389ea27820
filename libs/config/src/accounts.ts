import { z } from 'zod'
import { isLoopback } from './loopback.js'

const flag = z.enum(['0', '1'], { error: '应为 0 或 1' }).transform(value => value === '1')
const count = (least: number, most: number, usual: number) =>
  z.coerce
    .number({ error: `应为 ${least}–${most} 之间的整数` })
    .int()
    .min(least)
    .max(most)
    .default(usual)

/** Environment of accounts: how people sign in, and how letters reach them. */
export const accountsEnvSchema = z.object({
  INVITATION_HOURS: count(1, 720, 72),
  RESET_MINUTES: count(5, 1440, 30),
  PASSWORD_MIN_LENGTH: count(10, 64, 10),
  /** Of capital letters, small letters, digits and others. */
  PASSWORD_MIN_CLASSES: count(1, 4, 3),
  /** 0: a password does not grow old. */
  PASSWORD_MAX_AGE_DAYS: count(0, 3650, 90),
  /** The three administrators always need a second factor; approvers when this is 1. */
  SECOND_FACTOR_FOR_APPROVERS: flag.default(false),
  /** Sign-ins and resets that one address may try at once; a second gives back one. */
  SIGN_IN_BURST: count(5, 10_000, 60),

  /** Without it the administrator hands links over. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, '应为 smtp://主机:端口 或 smtps://主机:端口')
    .optional(),
  /** Sender, e.g. 双报到协同平台 <dj@example.gov.cn>. */
  MAIL_FROM: z.string().trim().min(3).max(200).optional(),

  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: '应为 https://…' }).optional(),
  OIDC_CLIENT_ID: z.string().trim().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().trim().min(1).optional(),
  /** The claim that holds the staff number. */
  OIDC_STAFF_NUMBER_CLAIM: z.string().trim().min(1).default('staff_number'),
  /** What the button says. */
  OIDC_LABEL: z.string().trim().min(1).max(20).default('统一身份认证'),
})

type AccountsConfig = z.infer<typeof accountsEnvSchema>

interface Rule {
  path: [string]
  message: string
  holds: (config: AccountsConfig & { PUBLIC_ORIGIN?: string | undefined }) => boolean
}

/** Variables that are wrong only together. */
export const accountsRules: Rule[] = [
  {
    path: ['MAIL_FROM'],
    message: '设置了 SMTP_URL 时必须设置发件人',
    holds: ({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined,
  },
  {
    path: ['OIDC_CLIENT_ID'],
    message: 'OIDC_ISSUER、OIDC_CLIENT_ID、OIDC_CLIENT_SECRET（或 OIDC_CLIENT_SECRET_FILE）须一并设置',
    holds: ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }) =>
      new Set([OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].map(each => each === undefined)).size === 1,
  },
  {
    path: ['OIDC_ISSUER'],
    message: '统一认证须使用 https',
    holds: ({ OIDC_ISSUER }) =>
      OIDC_ISSUER === undefined ||
      OIDC_ISSUER.startsWith('https:') ||
      isLoopback(new URL(OIDC_ISSUER).hostname),
  },
  {
    path: ['PUBLIC_ORIGIN'],
    message: '使用统一认证或发送邮件时必须设置：对方由此地址回到本平台',
    holds: ({ OIDC_ISSUER, SMTP_URL, PUBLIC_ORIGIN }) =>
      PUBLIC_ORIGIN !== undefined || (OIDC_ISSUER === undefined && SMTP_URL === undefined),
  },
]
