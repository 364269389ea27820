/** By what ways a notice leaves the platform, and where a message on its way stands; in Chinese for people. */
export const channelKinds = {
  mail: '邮件',
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  webhook: '外部接口',
} as const
export type ChannelKind = keyof typeof channelKinds

/** The one mail channel: the installation's own server, reaching people by their account's address. */
export const mailChannelId = 'mail'

/** Where what is sent out in one piece stands. */
export const envelopeStates = { waiting: '待发', sent: '已发', dead: '未送达', dropped: '已放弃' } as const
export type EnvelopeState = keyof typeof envelopeStates

/** Why a delivery went out in no message. */
export const skipReasons = { settled: '发出之前已办结', channelGone: '通道已撤除' } as const
export type SkipReason = keyof typeof skipReasons

/** What may go wrong with one attempt. */
export const deliveryFaults = {
  away: '对方没有应答',
  refused: '对方拒绝',
  slowDown: '对方限速',
  notAllowed: '地址不允许',
  noAddress: '没有邮箱',
  unreadable: '通道的地址或密钥读不出',
  lost: '后台中断，结果不明',
} as const
export type DeliveryFault = keyof typeof deliveryFaults

/** Robots take 20 messages a minute each; a little less, as their clocks are not ours. */
export const robotMessagesAMinute = 18

/** 免打扰, as times of the day in Asia/Shanghai; over midnight when the first is the later one. */
export interface QuietHours {
  from: string
  to: string
}

/** In force wherever no unit at or above has said otherwise. */
export const usualQuietHours: QuietHours = { from: '21:00', to: '08:00' }
