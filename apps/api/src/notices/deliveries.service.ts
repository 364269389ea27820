import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import {
  deliveryStateLabels,
  wayLabels,
  type deadLetterCommand,
  type delivery,
  type deliveryFilter,
  type deliveryQuery,
  type noticePreferenceChange,
} from '#contracts/http/notices.js'
import { channelKinds, deliveryFaults, skipReasons } from '#domain/notices/channels.js'
import type { Mailer } from '#mail/mailer.js'
import { noticeWords } from '#notices/notice-words.js'
import { dropDeadLetters, findDeadLetters, retryDeadLetters } from '#persistence/notices/dead-letters.js'
import { findDeliveries, type LoggedDelivery } from '#persistence/notices/delivery-log.js'
import { findPreference, setPreference } from '#persistence/notices/preferences.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, MAILER, type Database } from '../dependencies.js'
import { localMoment, momentName } from '../lifecycle/dates.js'
import { numberOf } from '../lifecycle/labels.js'
import { csvOf, mostLines, newestLines } from '../http/csv.js'
import { noticeTops } from './channels.service.js'

type View = z.input<typeof delivery>

@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(MAILER) private readonly mailer: Mailer | undefined,
  ) {}

  async page(me: SignedIn, { limit, ...query }: z.output<typeof deliveryQuery>) {
    const rows = await findDeliveries(this.database, { ...query, tops: noticeTops(me), limit: limit + 1 })
    return { items: rows.slice(0, limit).map(viewOf), more: rows.length > limit }
  }

  /** The newest that match, as a spreadsheet. */
  async csv(me: SignedIn, filter: z.output<typeof deliveryFilter>): Promise<string> {
    const page = { offset: 0, limit: mostLines + 1 }
    const rows = await findDeliveries(this.database, { ...filter, ...page, tops: noticeTops(me) })
    return csvOf([header, ...newestLines(rows, row => lineOf(viewOf(row)))])
  }

  async deadLetters(me: SignedIn, page: { offset: number; limit: number }) {
    const { items, total } = await findDeadLetters(this.database, noticeTops(me), page)
    return {
      total,
      items: items.map(({ createdAt, channelId: _channel, processIds, reason, ...letter }) => ({
        ...letter,
        createdAt: createdAt.toISOString(),
        kindLabel: channelKinds[letter.kind],
        faultLabel: deliveryFaults[letter.fault],
        ...(reason !== null && { reason }),
        ...(processIds[0] !== undefined && { processId: processIds[0] }),
      })),
    }
  }

  async settle(me: SignedIn, { name, reason = '', ...command }: z.output<typeof deadLetterCommand>) {
    const tops = noticeTops(me)
    const ids = [...new Set(command.ids)]
    const done =
      name === 'retry'
        ? await retryDeadLetters(this.database, tops, ids)
        : await dropDeadLetters(this.database, tops, ids, reason)
    return { done, others: ids.length - done.length }
  }

  async preference({ personId }: SignedIn) {
    const found = await findPreference(this.database, personId)
    const { mail = true, gapMinutes = null, email = null, usualGapMinutes = 0 } = found ?? {}
    return {
      mail,
      gapMinutes,
      usualGapMinutes,
      hasEmail: email !== null,
      mailIsThere: this.mailer !== undefined,
    }
  }

  async setPreference(
    { personId }: SignedIn,
    preference: z.output<typeof noticePreferenceChange>,
  ): Promise<void> {
    await setPreference(this.database, personId, preference)
  }
}

const viewOf = (row: LoggedDelivery): View => {
  const note = noteOf(row)
  return {
    id: row.id,
    at: row.at.toISOString(),
    way: row.way,
    wayLabel: wayLabels[row.way],
    ...(row.processId !== null && {
      processId: row.processId,
      number: numberOf(row.kind, row.number, row.startedAt),
    }),
    title: row.title,
    heading: noticeWords[row.template].heading,
    recipientName: row.recipientName,
    state: row.state,
    stateLabel: deliveryStateLabels[row.state],
    attempts: row.attempts,
    ...(row.sentAt && { sentAt: row.sentAt.toISOString() }),
    ...(row.readAt && { readAt: row.readAt.toISOString() }),
    ...(note && { note }),
    ...(row.envelopeId && { envelopeId: row.envelopeId }),
  }
}

/** Why it has not gone out, or not yet. */
const noteOf = ({ state, skipped, quietUntil, envelopeId, fault, reason, nextTryAt }: LoggedDelivery) => {
  if (skipped !== null) return skipReasons[skipped]
  if (state === 'dropped') return reason ?? undefined
  const failure = fault && [deliveryFaults[fault], reason].filter(Boolean).join('：')
  if (state === 'dead') return failure ?? undefined
  if (state !== 'waiting') return undefined
  if (quietUntil !== null) return `免打扰，${quietUntil} 后发出`
  if (envelopeId === null) return '等待合并后发出'
  return failure && nextTryAt ? `${failure}；${momentName(nextTryAt.getTime())} 再试` : undefined
}

const header = [
  '时间',
  '通道',
  '编号',
  '事项',
  '内容',
  '收件方',
  '结果',
  '发出时间',
  '已读时间',
  '尝试次数',
  '说明',
]

const momentOf = (at: string | undefined): string => (at ? localMoment(Date.parse(at)) : '')

const lineOf = (view: View): string[] => [
  momentOf(view.at),
  view.wayLabel,
  view.number ?? '',
  view.title,
  view.heading,
  view.recipientName,
  view.stateLabel,
  momentOf(view.sentAt),
  momentOf(view.readAt),
  String(view.attempts),
  view.note ?? '',
]
