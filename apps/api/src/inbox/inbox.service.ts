import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { inboxExportQuery, inboxItem, inboxQuery } from '#contracts/http/inbox.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import { countInbox } from '#persistence/inbox/count-inbox.js'
import { findInbox, type InboxRow } from '#persistence/inbox/find-inbox.js'
import { readCopies } from '#persistence/inbox/read-copies.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { lifecycles } from '#workflows/lifecycles.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { inTurns } from '../http/list-sheet.js'
import {
  actLabel,
  formLabel,
  kindLabel,
  numberOf,
  stageLabel,
  stageNames,
  serviceNames,
} from '../lifecycle/labels.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { toneOf } from '../lifecycle/tones.js'
import { dueFields } from '../processes/summary.js'
import { inboxSheet } from './inbox-sheet.js'

type Item = z.input<typeof inboxItem>

@Injectable()
export class InboxService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  async page(me: SignedIn, { box, ...query }: z.output<typeof inboxQuery>) {
    const [{ items, ...found }, counts, calendar] = await Promise.all([
      findInbox(this.database, me, box, query),
      countInbox(this.database, me),
      this.rules.calendar(),
    ])
    return {
      items: items.map(row => itemOf(row, me, calendar)),
      ...found,
      counts,
      kinds: Object.keys(lifecycles).map(kind => ({ kind, label: kindLabel(kind) })),
      stages: stageNames(query.kind),
    }
  }

  /** The box as a workbook: exactly what the person sees in it. */
  async sheet(me: SignedIn, { box, ...filter }: z.output<typeof inboxExportQuery>): Promise<Sheet> {
    const calendar = await this.rules.calendar()
    const turns = inTurns(async page => {
      const { items, total } = await findInbox(this.database, me, box, { ...filter, ...page })
      return { items: items.map(row => itemOf(row, me, calendar)), total }
    })
    return inboxSheet(box, turns)
  }

  async readCopies(me: SignedIn, processIds: string[] | undefined) {
    await readCopies(this.database, me.personId, processIds)
    return countInbox(this.database, me)
  }
}

const itemOf = (row: InboxRow, me: SignedIn, calendar: CalendarData): Item => ({
  processId: row.id,
  seatId: row.seatId,
  kind: row.kind,
  number: numberOf(row.kind, row.number, row.startedAt),
  title: row.title,
  stageLabel: stageLabel(row.kind, row.stage),
  tone: toneOf(row.kind, row.stage),
  formLabel: row.form ? formLabel(row.kind, row.form) : stageLabel(row.kind, row.stage),
  startedByName: serviceNames[row.startedByName] ?? row.startedByName,
  unitName: row.unitName,
  arrivedAt: row.arrivedAt.toISOString(),
  provisional: row.provisional,
  pooled: row.isPooled,
  ...(row.closedAt ? { overdue: false } : dueFields(row, calendar)),
  ...(row.onBehalfOf && { onBehalfOf: row.onBehalfOf }),
  ...(row.origin && { origin: row.origin }),
  ...(row.act && { act: row.act, actLabel: actLabel(row.kind, row.act) }),
  ...(row.closedAt && { closedAt: row.closedAt.toISOString() }),
  ...(row.byName !== null && row.byName !== me.name && { byName: row.byName }),
  ...(row.note !== null && { note: row.note }),
  ...(row.readAt && { readAt: row.readAt.toISOString() }),
})
