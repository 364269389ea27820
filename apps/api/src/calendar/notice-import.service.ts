import { Inject, Injectable } from '@nestjs/common'
import type { NoticeCommand } from '#contracts/http/calendar.js'
import type { HolidayNotice } from '#domain/calendar/notices.js'
import { withNotices } from '#domain/calendar/with-notices.js'
import { dayOf, type CalendarData, type CalendarDay } from '#domain/calendar/working-days.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { holdCalendar, importCalendar, latestCalendar } from '#persistence/rules/calendars.js'
import { howToMendNotices, readNotices } from '#persistence/rules/read-notices.js'
import { keepRulePlan } from '#persistence/rules/rule-plans.js'
import { policySpecs } from '#workflows/policies.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { RulePlansService } from '../policies/rule-plans.service.js'
import { NationalReach } from './national-reach.js'

type Answer = { version: string; years: number[]; changes: ReturnType<typeof changesOf>; planId?: string }

@Injectable()
export class NoticeImportService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
    private readonly plans: RulePlansService,
    private readonly national: NationalReach,
  ) {}

  /** Looked at, and then brought in just as it was looked at. */
  async take(me: SignedIn, key: string, command: NoticeCommand): Promise<Answer> {
    const top = await this.national.topOf(me)
    if (top === undefined) throw new ProblemError('forbidden')
    const notices = noticesOf(command)
    const { calendar } = await latestCalendar(this.database)
    const next = withNotices(calendar, notices)
    const answer = {
      version: next.version,
      years: notices.map(({ year }) => year),
      changes: changesOf(calendar, next, notices),
    }
    const asked = { reason: '', ...command }
    const order = this.changes.orderOf(me, key, asked)
    if (command.name === 'preview') {
      const kinds = Object.keys(policySpecs)
      const items = await this.plans.foresee(kinds, top, { purpose: 'calendar', calendar: next })
      const plan = { purpose: 'calendar' as const, scopePath: top, runnable: false, by: me.personId }
      return accepted(
        await changeDirectory<Answer>(this.database, order, async client => ({
          ...answer,
          planId: await keepRulePlan(client, plan, items),
        })),
      )
    }
    return accepted(
      await changeDirectory<Answer | { refused: 'noticeUnseen' }>(this.database, order, async client => {
        const seen = withNotices(await holdCalendar(client), notices)
        if (seen.version !== command.version) return { refused: 'noticeUnseen' }
        await importCalendar(client, seen)
        return answer
      }),
    )
  }
}

/** @throws ProblemError noticeFaulty with every line that cannot be */
const noticesOf = ({ fileName, content }: NoticeCommand): HolidayNotice[] => {
  const read = readNotices(fileName, Buffer.from(content, 'base64'))
  if (read.ok) return read.notices
  throw new ProblemError('noticeFaulty', {
    problems: [
      ...read.problems
        .slice(0, 50)
        .map(({ place, message }) => ({ path: place, message: `${place}：${message}` })),
      { path: '', message: howToMendNotices },
    ],
  })
}

const words: Record<CalendarDay['kind'], string> = {
  workday: '工作日',
  weekend: '周末',
  holiday: '放假',
  makeup: '调休上班',
  closure: '停办',
}
const wordOf = ({ kind, provisional, holiday }: CalendarDay): string =>
  `${words[kind]}${holiday === undefined ? '' : `（${holiday}）`}${provisional ? '，暂定' : ''}`

/** Days that become something else; that a day is no longer provisional is no change of the day. */
const changesOf = (before: CalendarData, after: CalendarData, notices: readonly HolidayNotice[]) => {
  const years = notices.map(({ year }) => year)
  const dates = [...Object.keys(before.days), ...Object.keys(after.days)].filter(date =>
    years.includes(Number(date.slice(0, 4))),
  )
  return [...new Set(dates)].sort().flatMap(date => {
    const [was, is] = [dayOf(before, date), dayOf(after, date)]
    return was.kind === is.kind && was.holiday === is.holiday
      ? []
      : [{ date, before: wordOf(was), after: wordOf(is) }]
  })
}
