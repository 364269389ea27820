/** What people are written about their accounts. */
import type { LinkPurpose } from '#domain/accounts/account-states.js'
import type { Letter } from './mailer.js'

export interface LinkLetter {
  to: string
  name: string
  staffNumber: string
  purpose: LinkPurpose
  link: string
  expiresAt: Date
}

const subjects: Record<LinkPurpose, string> = {
  invitation: '【双报到协同平台】请激活您的账号',
  reset: '【双报到协同平台】重设密码',
}

const whats: Record<LinkPurpose, string> = {
  invitation: '已为您开通双报到协同平台账号。请打开下面的链接，设置密码后即可登录：',
  reset: '收到为您的账号重设密码的申请。请打开下面的链接设置新密码：',
}

const ends: Record<LinkPurpose, string> = {
  invitation: '如果您与此无关，请忽略本邮件，账号不会被激活。',
  reset: '如果不是您本人申请，请忽略本邮件，原密码仍然有效。',
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
})

export const linkLetter = ({ to, name, staffNumber, purpose, link, expiresAt }: LinkLetter): Letter => ({
  to,
  subject: subjects[purpose],
  text: [
    `${name}，您好：`,
    whats[purpose],
    link,
    `登录时使用工号 ${staffNumber}。链接在${moment.format(expiresAt)}前有效，只能使用一次，请勿转发。`,
    ends[purpose],
    '本邮件由系统发出，请勿回复。',
  ].join('\n\n'),
})
