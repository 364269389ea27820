import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { calendarYear } from '#contracts/http/calendar.js'
import { dayNumberOf, localDateOf, localDateOfDay } from '#domain/calendar/local-date.js'
import { usualOfficeHours } from '#domain/calendar/office-hours.js'
import { dayOf, type CalendarData } from '#domain/calendar/working-days.js'
import { draftingRoles } from '#domain/policy/policy-change.js'
import { idsOf } from '#domain/organisation/tree-path.js'
import { findNames } from '#persistence/read/names.js'
import { latestCalendar } from '#persistence/rules/calendars.js'
import { findAwaitedYears } from '#persistence/rules/awaited-years.js'
import { findClosures } from '#persistence/rules/closures.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ClosuresService } from './closures.service.js'
import { NationalReach } from './national-reach.js'

type Year = z.input<typeof calendarYear>

@Injectable()
export class CalendarService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly closures: ClosuresService,
    private readonly national: NationalReach,
  ) {}

  async year(me: SignedIn, asked = Number(localDateOf(Date.now()).slice(0, 4))): Promise<Year> {
    const [{ calendar, importedAt }, closures, top, awaited] = await Promise.all([
      latestCalendar(this.database),
      this.closuresOf(me, asked),
      this.national.topOf(me),
      this.awaitedBy(me),
    ])
    const mayClose = sightOf(me, draftingRoles).length > 0
    return {
      version: calendar.version,
      importedAt: importedAt.toISOString(),
      year: asked,
      provisional: !calendar.noticeYears.includes(asked),
      noticeYears: calendar.noticeYears,
      days: daysOf(calendar, asked),
      officeHours: (calendar.officeHours ?? usualOfficeHours).map(([from, to]) => ({ from, to })),
      closures,
      awaited,
      allowedActions: [
        ...(top === undefined ? [] : (['import'] as const)),
        ...(mayClose ? (['close'] as const) : []),
      ],
      ...(top !== undefined && { unitId: idsOf(top).at(-1) ?? '' }),
    }
  }

  private async closuresOf(me: SignedIn, year: number): Promise<Year['closures']> {
    const rows = (await findClosures(this.database)).filter(({ date }) => date.startsWith(`${year}-`))
    const names = await findNames(this.database, {
      people: rows.map(({ enteredBy }) => enteredBy),
      units: rows.map(({ unitId }) => unitId),
    })
    const mine = await this.closures.reachOf(
      me,
      rows.map(({ unitId }) => unitId),
    )
    return rows.map(({ id, unitId, date, reason, enteredBy, enteredAt }) => ({
      id,
      unitId,
      unitName: names.unit(unitId).name,
      date,
      reason,
      enteredByName: names.person(enteredBy),
      enteredAt: enteredAt.toISOString(),
      allowedActions: mine.has(unitId) ? ['lift' as const] : [],
    }))
  }

  /** Administrators are alerted; nobody else can do anything about it. */
  private awaitedBy(me: SignedIn): Promise<Year['awaited']> {
    const sight = sightOf(me, draftingRoles)
    return sight.length > 0 ? findAwaitedYears(this.database, sight) : Promise.resolve([])
  }
}

const daysOf = (calendar: CalendarData, year: number): Year['days'] => {
  const first = dayNumberOf(`${year}-01-01`)
  const count = dayNumberOf(`${year + 1}-01-01`) - first
  return Array.from({ length: count }, (_, index) => {
    const date = localDateOfDay(first + index)
    const { kind, provisional, holiday } = dayOf(calendar, date)
    return { date, kind, provisional, ...(holiday !== undefined && { holiday }) }
  })
}
