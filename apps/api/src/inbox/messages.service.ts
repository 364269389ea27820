import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { messageQuery } from '#contracts/http/session.js'
import { noticeWords } from '#notices/notice-words.js'
import { findMessages, readMessages, type MessageRow } from '#persistence/read/messages.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { dayName } from '../lifecycle/dates.js'
import { formLabel, stageLabel } from '../lifecycle/labels.js'

/** What a process has led to, told to people who have no part in it: their messages lead elsewhere. */
const ofResult: ReadonlySet<string> = new Set(['model.selected', 'service.appraised'])

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
        ...(!ofResult.has(row.template) && { processId: row.processId }),
        ...(row.template.startsWith('activity.') && { activityId: row.processId }),
        ...(row.readAt && { readAt: row.readAt.toISOString() }),
      })),
    }
  }

  async markRead({ personId }: SignedIn, ids: string[] | undefined) {
    return { unread: await readMessages(this.database, personId, ids) }
  }
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
  principalName,
}: MessageRow): string => {
  const task = form ? formLabel(kind, form) : stageLabel(kind, stage, region)
  const due = dueOn ? `，${dayName(dueOn)}到期` : ''
  const why = isFallback ? '（该岗位暂无人任职，请安排）' : ''
  const standing = principalName === null ? '' : `（代 ${principalName}）`
  return standing + noticeWords[template].sentence(task, title, due) + why
}
