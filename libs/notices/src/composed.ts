/** Messages in words, for each kind of channel: one notice, or a digest of several. */
import type { Letter } from '#mail/mailer.js'
import { noticeWords } from './notice-words.js'
import type { ToldNotice } from './told-notice.js'

const platform = '双报到协同平台'

/** Told in full in one letter; the rest is in the portal. */
const mostInLetter = 50

const titleOf = ({ number, title }: ToldNotice): string => [number, title].filter(Boolean).join(' ')
/** Where no process is behind it. */
const stepLabels: Partial<Record<ToldNotice['template'], string>> = {
  'office.begun': '任期',
  'office.ended': '任期',
  'post.wanted': '社区',
  'need.urged': '社区',
}

const stepOf = ({ template, step }: ToldNotice): string => `${stepLabels[template] ?? '环节'}：${step}`

const detailsOf = (notice: ToldNotice): string[] => [
  `事项：${titleOf(notice)}`,
  stepOf(notice),
  ...(notice.due ? [`期限：${notice.due}`] : []),
  ...(notice.next ? [`接下来：${notice.next}`] : []),
]

const subjectOf = (notices: ToldNotice[]): string => {
  const [first] = notices
  if (!first) return `【${platform}】`
  return notices.length === 1
    ? `【${platform}】${noticeWords[first.template].heading}：${first.step}“${first.title}”`
    : `【${platform}】${notices.length} 条通知，最近一条是${noticeWords[last(notices).template].heading}：${last(notices).step}`
}

const last = (notices: [ToldNotice, ...ToldNotice[]] | ToldNotice[]): ToldNotice =>
  notices[notices.length - 1] as ToldNotice

/** A letter to one person. */
export const letterOf = (to: string, notices: ToldNotice[]): Letter => {
  const told = notices.slice(0, mostInLetter)
  const left = notices.length - told.length
  const parts = told.map((notice, index) =>
    [
      `${notices.length > 1 ? `${index + 1}. ` : ''}【${noticeWords[notice.template].heading}】${noticeWords[notice.template].meaning}`,
      ...detailsOf(notice),
      `打开办理：${notice.link}`,
    ].join('\n'),
  )
  return {
    to,
    subject: subjectOf(notices),
    text: [
      ...parts,
      ...(left > 0 ? [`另有 ${left} 条通知，请登录平台在“消息”中查看。`] : []),
      '打开链接后如未登录，登录即回到该事项。本邮件由系统发出，请勿回复；接收方式可在平台“我的账号”中调整。',
    ].join('\n\n'),
  }
}

/** Text for a group, at most so many bytes; the short id lets people see that a second one is the same message. */
export const groupTextOf = (id: string, notices: ToldNotice[], mostBytes: number): string => {
  const foot = `（消息号 ${id.slice(0, 8)}）`
  const parts = notices.map(notice =>
    [
      `【${noticeWords[notice.template].heading}】${titleOf(notice)}`,
      stepOf(notice),
      ...(notice.due ? [`期限：${notice.due}`] : []),
      notice.link,
    ].join('\n'),
  )
  for (let count = parts.length; count > 0; count -= 1) {
    const left = parts.length - count
    const more = left > 0 ? [`另有 ${left} 条通知，请登录平台查看。`] : []
    const text = [...parts.slice(0, count), ...more, foot].join('\n\n')
    if (Buffer.byteLength(text) <= mostBytes) return text
  }
  return `${platform}有 ${notices.length} 条通知，请登录平台查看。\n\n${foot}`
}

/** The body of a webhook's request: the same bytes at every attempt, so that nothing in it depends on the moment. */
export const eventOf = (id: string, notices: ToldNotice[]): string =>
  JSON.stringify({
    id,
    notices: notices.map(
      ({ id: noticeId, template, at, kind, number, title, step, dueOn, role, unitId, link }) => ({
        id: noticeId,
        template,
        at: at.toISOString(),
        kind,
        number,
        title,
        step,
        ...(dueOn && { dueOn }),
        role,
        unitId,
        link,
      }),
    ),
  })
