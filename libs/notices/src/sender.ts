/** Sends one message by whatever channel it goes. */
import type { BlockList } from 'node:net'
import type { ChannelKind } from '#domain/notices/channels.js'
import type { Mailer } from '#mail/mailer.js'
import type { Keys } from '#secrets/key-file.js'
import { unsealText } from '#secrets/seal.js'
import { eventOf, groupTextOf, letterOf } from './composed.js'
import { sendMail } from './mail-channel.js'
import type { Outcome } from './outcome.js'
import { longestRobotText, sendToDingtalk, sendToWecom } from './robot-channels.js'
import type { ToldNotice } from './told-notice.js'
import { sendEvent } from './webhook-channel.js'

export interface SendingTools {
  mailer: Mailer | undefined
  /** Keys under which addresses and secrets are sealed. */
  keys: Keys
  /** Inner networks that robots and webhooks may lead to all the same. */
  open: BlockList
}

/** Where a message goes. */
export interface Target {
  kind: ChannelKind
  /** Sealed. */
  address: string | null
  /** Sealed. */
  secret: string | null
  email: string | null
}

/** What is the same at every attempt: an id and what is told. */
export interface Parcel {
  id: string
  notices: ToldNotice[]
}

const failed = (fault: 'noAddress' | 'unreadable' | 'notAllowed', detail: string): Outcome => ({
  taken: false,
  fault,
  detail,
  again: false,
})

export const sendParcel = async (
  { mailer, keys, open }: SendingTools,
  target: Target,
  { id, notices }: Parcel,
): Promise<Outcome> => {
  if (target.kind === 'mail') {
    if (!mailer) return failed('notAllowed', '没有配置邮件服务器')
    if (target.email === null) return failed('noAddress', '账号没有邮箱或已停用')
    return sendMail(mailer, { ...letterOf(target.email, notices), id })
  }
  const opened = openedOf(target, keys)
  if (!opened) return failed('unreadable', '密钥文件里没有加密它的密钥，请重新填写通道的地址和密钥')
  const { address, secret } = opened
  switch (target.kind) {
    case 'wecom':
      return sendToWecom({ address, open }, groupTextOf(id, notices, longestRobotText.wecom))
    case 'dingtalk':
      return sendToDingtalk({ address, secret, open }, groupTextOf(id, notices, longestRobotText.dingtalk))
    case 'webhook':
      return sendEvent({ address, secret: secret ?? '', open }, id, eventOf(id, notices))
  }
}

const openedOf = ({ address, secret }: Target, keys: Keys) => {
  try {
    return {
      address: unsealText(keys, address ?? ''),
      secret: secret === null ? undefined : unsealText(keys, secret),
    }
  } catch {
    return undefined
  }
}
