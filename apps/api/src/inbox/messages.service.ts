import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { officerWayLabels } from '#contracts/http/branches.js'
import type { messageQuery } from '#contracts/http/session.js'
import type { OfficeNews } from '#domain/branch/branch.js'
import type { NoticeTemplate } from '#domain/kernel/step.js'
import { communityWords, noticeWords, termWords } from '#notices/notice-words.js'
import { findMessages, readMessages, type MessageRow } from '#persistence/notices/messages.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { dayName } from '../lifecycle/dates.js'
import { formLabel, kindLabel, serviceNames, stageLabel } from '../lifecycle/labels.js'

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
        ...placeOf(row),
        ...(row.readAt && { readAt: row.readAt.toISOString() }),
      })),
    }
  }

  async markRead({ personId }: SignedIn, ids: string[] | undefined) {
    return { unread: await readMessages(this.database, personId, ids) }
  }
}

/** Where it leads. */
const placeOf = (row: MessageRow) => {
  const { template, about, processId } = row
  if (about && 'offerId' in about)
    return { offer: { kind: about.offer, id: about.offerId, title: about.title } }
  if (about && 'needId' in about) return { need: { id: about.needId, title: about.title } }
  if (about) return { branchId: about.communityId }
  return {
    ...(!ofResult.has(template) && !isClosedTo(row) && { processId }),
    ...(template.startsWith('activity.') && { activityId: processId }),
  }
}

const stepOf = (row: MessageRow): string => {
  const { about, kind, form, stage, region } = row
  if (about) return 'community' in about ? communityWords(about) : officeStep(row.template, about)
  return form ? formLabel(kind, form) : stageLabel(kind, stage, region)
}

const officeStep = (template: NoticeTemplate, { way, by, ...term }: OfficeNews): string =>
  [
    termWords(term),
    ...(template === 'office.begun' ? [officerWayLabels[way]] : []),
    by === undefined ? '因报到已转出或结束' : `由${serviceNames[by] ?? by}登记`,
  ].join('，')

/** Administrators hear of the clock, not of a conversation that they may not read. */
const isClosedTo = ({ template, kind }: MessageRow): boolean =>
  kind === 'interview' && (template === 'clock.held' || template === 'clock.missed')

const titleFor = (row: MessageRow): string => (isClosedTo(row) ? kindLabel('interview') : row.title)

const sentenceOf = (row: MessageRow): string => {
  const { template, dueOn, isFallback, principalName, about } = row
  const due = dueOn ? `，${dayName(dueOn)}到期` : ''
  const why = isFallback ? '（该岗位暂无人任职，请安排）' : ''
  const standing = principalName === null ? '' : `（代 ${principalName}）`
  const said = about && 'said' in about ? `说明：${about.said}` : ''
  return standing + noticeWords[template].sentence(stepOf(row), titleFor(row), due) + said + why
}
