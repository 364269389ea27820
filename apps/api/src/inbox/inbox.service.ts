import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { inboxItem, inboxQuery } from '#contracts/http/session.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import { countInbox, findDone, findStarted, findTodo, type InboxRow } from '#persistence/read/inbox.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { actLabel, formLabel, numberOf, stageLabel } from '../lifecycle/labels.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { toneOf } from '../lifecycle/tones.js'
import { dueFields } from '../processes/summary.js'

const finders = { todo: findTodo, done: findDone, started: findStarted }

@Injectable()
export class InboxService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  async page(me: SignedIn, { box, ...query }: z.output<typeof inboxQuery>) {
    const [{ items, total }, counts, calendar] = await Promise.all([
      finders[box](this.database, me, query),
      countInbox(this.database, me),
      this.rules.calendar(),
    ])
    return { items: items.map(row => itemOf(row, calendar)), total, counts }
  }
}

const itemOf = (row: InboxRow, calendar: CalendarData): z.input<typeof inboxItem> => ({
  processId: row.id,
  seatId: row.seatId,
  kind: row.kind,
  number: numberOf(row.kind, row.number, row.startedAt),
  title: row.title,
  stageLabel: stageLabel(row.kind, row.stage),
  tone: toneOf(row.kind, row.stage),
  formLabel: row.form ? formLabel(row.kind, row.form) : stageLabel(row.kind, row.stage),
  startedByName: row.startedByName,
  unitName: row.unitName,
  arrivedAt: row.openedAt.toISOString(),
  provisional: row.provisional,
  ...(row.closedAt ? { overdue: false } : dueFields(row, calendar)),
  ...(row.origin && { origin: row.origin }),
  ...(row.act && { act: row.act, actLabel: actLabel(row.kind, row.act) }),
  ...(row.closedAt && { closedAt: row.closedAt.toISOString() }),
})
