/** Ways out of the platform: channels, quiet hours, what was delivered, what could not be, and what a person wants. */
import { z } from 'zod'
import {
  channelKinds,
  deliveryFaults,
  envelopeStates,
  robotMessagesAMinute,
  type ChannelKind,
} from '#domain/notices/channels.js'
import { id, instant, localDate, page, processId, text } from './shared.js'

const keysOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]])

export const channelKind = keysOf(channelKinds)
/** Mail is there by itself. */
export const unitChannelKinds = ['wecom', 'dingtalk', 'webhook'] as const satisfies ChannelKind[]
export const way = z.enum(['portal', ...(Object.keys(channelKinds) as ChannelKind[])])
export const wayLabels: Record<z.infer<typeof way>, string> = {
  portal: '站内',
  mail: '邮件',
  wecom: '企业微信',
  dingtalk: '钉钉',
  webhook: '外部接口',
}

export { robotMessagesAMinute } from '#domain/notices/channels.js'

const address = text(500).refine(URL.canParse, '应为完整的网址')
const secret = text(200, 8)
const perMinute = (most: number) =>
  z.int('应为整数').min(1, '至少每分钟 1 条').max(most, `最多每分钟 ${most} 条`)
const gapMinutes = z.int('应为整数').min(0, '不能为负').max(240, '最长 240 分钟')
/** What a robot takes; mail and webhooks are one's own servers. */
export const mostPerMinute: Record<ChannelKind, number> = {
  mail: 600,
  wecom: robotMessagesAMinute,
  dingtalk: robotMessagesAMinute,
  webhook: 600,
}

export const channelCommand = z.enum(['change', 'test', 'remove'])
export const channel = z
  .object({
    id,
    kind: channelKind,
    kindLabel: z.string(),
    unit: z.object({ id, name: z.string() }).optional(),
    name: z.string(),
    /** Where it leads, without what opens it: `qyapi.weixin.qq.com …5aaa`. */
    addressHint: z.string().optional(),
    hasSecret: z.boolean(),
    servesBelow: z.boolean(),
    isOn: z.boolean(),
    perMinute: z.int(),
    gapMinutes: z.int(),
    /** Told to slow down, it sends nothing before. */
    restsUntil: instant.optional(),
    sentToday: z.int(),
    waiting: z.int(),
    deadLetters: z.int(),
    /** Why nothing can go out by it. */
    flaw: z.string().optional(),
    allowedCommands: z.array(channelCommand),
  })
  .meta({ id: 'Channel' })
export const channels = z.object({ items: z.array(channel) })

export const newChannel = z.strictObject({
  kind: z.enum(unitChannelKinds),
  unitId: id,
  name: text(40),
  address,
  /** What messages are signed with: needed by webhooks, asked for by 钉钉 when 加签 is on, unknown to 企业微信. */
  secret: secret.optional(),
  servesBelow: z.boolean(),
  perMinute: perMinute(mostPerMinute.webhook),
  gapMinutes,
})
export const channelParams = z.strictObject({ id })
/** What is left out stays as it is. */
export const channelChange = z.strictObject({
  name: text(40).optional(),
  address: address.optional(),
  secret: secret.nullable().optional(),
  servesBelow: z.boolean().optional(),
  isOn: z.boolean().optional(),
  perMinute: perMinute(mostPerMinute.mail).optional(),
  gapMinutes: gapMinutes.optional(),
})
export const channelRemoval = z.strictObject({ reason: text(200, 2) })
export const channelId = z.object({ id })
export const channelTest = z.object({
  taken: z.boolean(),
  faultLabel: z.string().optional(),
  /** What the other side said. */
  detail: z.string(),
})

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 HH:MM')
const quietTimes = z.strictObject({ from: clock, to: clock })
export const quietHours = z.object({
  usual: quietTimes,
  items: z.array(
    z
      .object({ unit: z.object({ id, name: z.string() }), hours: quietTimes.nullable() })
      .meta({ id: 'QuietUnit' }),
  ),
})
/** `null`: told at any time; `inherit`: as the next unit above. */
export const quietHoursChange = z.strictObject({
  unitId: id,
  hours: z.union([
    quietTimes.refine(({ from, to }) => from !== to, '起止时间不能相同'),
    z.null(),
    z.literal('inherit'),
  ]),
})

export const deliveryState = z.enum([
  ...(Object.keys(envelopeStates) as [keyof typeof envelopeStates]),
  'skipped',
])
export const deliveryStateLabels: Record<z.infer<typeof deliveryState>, string> = {
  ...envelopeStates,
  skipped: '未发',
}
export const deliveryFilter = z.strictObject({
  search: z.string().trim().max(100).optional(),
  way: way.optional(),
  state: deliveryState.optional(),
  from: localDate.optional(),
  to: localDate.optional(),
})
export const deliveryQuery = page.extend(deliveryFilter.shape)
export const delivery = z
  .object({
    id: z.string(),
    at: instant,
    way,
    wayLabel: z.string(),
    /** None where no process is behind it; nor is there a number then. */
    processId: processId.optional(),
    number: z.string().optional(),
    title: z.string(),
    /** 新待办, 催办, … */
    heading: z.string(),
    recipientName: z.string(),
    state: deliveryState,
    stateLabel: z.string(),
    attempts: z.int(),
    sentAt: instant.optional(),
    readAt: instant.optional(),
    /** Why it has not gone out, or not yet. */
    note: z.string().optional(),
    envelopeId: z.string().optional(),
  })
  .meta({ id: 'Delivery' })
export const deliveries = z.object({ items: z.array(delivery), more: z.boolean() })

export const deadLetter = z
  .object({
    id: z.uuid(),
    createdAt: instant,
    kind: channelKind,
    kindLabel: z.string(),
    channelName: z.string(),
    recipientName: z.string(),
    fault: keysOf(deliveryFaults),
    faultLabel: z.string(),
    reason: z.string().optional(),
    attempts: z.int(),
    titles: z.array(z.string()),
    processId: processId.optional(),
  })
  .meta({ id: 'DeadLetter' })
export const deadLetters = z.object({ items: z.array(deadLetter), total: z.int() })
export const deadLetterCommand = z
  .strictObject({
    name: z.enum(['retry', 'drop']),
    ids: z.array(z.uuid('编号格式不正确')).min(1, '请选择').max(100, '一次最多 100 封'),
    /** Why it is given up. */
    reason: text(200, 2).optional(),
  })
  .refine(({ name, reason }) => name === 'retry' || reason !== undefined, {
    path: ['reason'],
    message: '放弃须说明理由',
  })
/** Those that were dead letters of one's own part of the tree; the others were settled meanwhile. */
export const deadLetterAnswer = z.object({ done: z.array(z.string()), others: z.int() })

export const gapChoices = [0, 10, 60, 240] as const
export const noticePreference = z.object({
  mail: z.boolean(),
  /** None: the channel's. */
  gapMinutes: z.int().nullable(),
  usualGapMinutes: z.int(),
  /** Without an address nothing is mailed. */
  hasEmail: z.boolean(),
  mailIsThere: z.boolean(),
})
export const noticePreferenceChange = z.strictObject({
  mail: z.boolean(),
  gapMinutes: z
    .int()
    .refine(value => gapChoices.some(choice => choice === value), '请选择列出的间隔')
    .nullable(),
})
