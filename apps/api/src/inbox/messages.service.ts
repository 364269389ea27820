import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { messageQuery } from '#contracts/http/session.js'
import type { NoticeTemplate } from '#domain/kernel/step.js'
import { findMessages, readMessages, type MessageRow } from '#persistence/read/messages.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { dayName } from '../lifecycle/dates.js'
import { formLabel, stageLabel } from '../lifecycle/labels.js'

@Injectable()
export class MessagesService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ personId }: SignedIn, { unread, ...page }: z.output<typeof messageQuery>) {
    const isUnread = unread === undefined ? undefined : unread === 'true'
    const found = await findMessages(this.database, personId, isUnread, page)
    return {
      ...found,
      items: found.items.map(row => ({
        id: row.id,
        at: row.at.toISOString(),
        sentence: sentenceOf(row),
        processId: row.processId,
        ...(row.readAt && { readAt: row.readAt.toISOString() }),
      })),
    }
  }

  async markRead({ personId }: SignedIn, ids: string[] | undefined) {
    return { unread: await readMessages(this.database, personId, ids) }
  }
}

const sentences: Record<NoticeTemplate, (task: string, title: string, due: string) => string> = {
  'task.opened': (task, title, due) => `新待办：${task}“${title}”${due}。`,
  'task.reminded': (task, title, due) => `提醒：${task}“${title}”尚未办理${due}。`,
  'task.warned': (task, title, due) => `预警：${task}“${title}”即将到期${due}。`,
  'task.escalated': (task, title, due) => `上报：${task}“${title}”逾期未办，请督办或代为处理${due}。`,
  'task.transferred': (task, title, due) => `转办：${task}“${title}”已转由您办理${due}。`,
  'task.delegated': (task, title, due) => `委派：请就${task}“${title}”给出意见${due}。`,
  'task.opined': (task, title, due) => `委派答复：${task}“${title}”的意见已给出，请您决定${due}。`,
  'task.urged': (task, title, due) => `催办：${task}“${title}”请尽快办理${due}。`,
  'process.copied': (stage, title) => `抄送：“${title}”（${stage}）请知悉。`,
  'process.mentioned': (stage, title) => `提到您：“${title}”（${stage}）的评论。`,
  'process.ended': (stage, title) => `“${title}”已结束：${stage}。`,
}

const sentenceOf = ({
  template,
  kind,
  region,
  stage,
  form,
  title,
  dueOn,
  isFallback,
}: MessageRow): string => {
  const task = form ? formLabel(kind, form) : stageLabel(kind, stage, region)
  const due = dueOn ? `，${dayName(dueOn)}到期` : ''
  const why = isFallback ? '（该岗位暂无人任职，请安排）' : ''
  return sentences[template](task, title, due) + why
}
