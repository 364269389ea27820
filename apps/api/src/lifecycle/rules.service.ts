/** Policies and calendars never change under their version, so each is read once. */
import { Inject, Injectable } from '@nestjs/common'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { Rules } from '#domain/kernel/state.js'
import { latestCalendar } from '#persistence/rules/calendars.js'
import { keepPolicy } from '#persistence/rules/resolved-policy.js'
import { rulesInForce, rulesOf, type UnderRules } from '#persistence/rules/rules-for.js'
import { DATABASE, type Database } from '../dependencies.js'

/** A district changes its policy or imports a notice now and then; lists may show it a little later. */
const currentForMs = 60_000
const rulesKept = 200

@Injectable()
export class RulesService {
  private readonly known = new Map<string, Promise<Rules>>()
  private readonly kept = new Set<string>()
  private current?: { calendar: CalendarData; until: number }

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The rules that a running process stands under. */
  of(process: UnderRules): Promise<Rules> {
    const year = localDateOf(process.startedAt).slice(0, 4)
    const version = [process.kind, process.policyVersion, process.calendarVersion, year].join(' ')
    const known = this.known.get(version)
    if (known) return known
    const asked = rulesOf(this.database, process)
    if (this.known.size >= rulesKept) this.known.clear()
    this.known.set(version, asked)
    asked.catch(() => this.known.delete(version))
    return asked
  }

  /**
   * The rules a process of this kind would start under at a unit: which they are is asked every time, what they say is
   * put together once.
   */
  async at(kind: string, unitId: string, at: number): Promise<Rules> {
    const { resolved, ...versions } = await rulesInForce(this.database, { kind, unitId, at })
    if (resolved && !this.kept.has(resolved.policy.version)) {
      await keepPolicy(this.database, kind, resolved)
      this.kept.add(resolved.policy.version)
    }
    return this.of({ kind, startedAt: at, ...versions })
  }

  /** The newest calendar, by which lists count the days left. */
  async calendar(): Promise<CalendarData> {
    if (this.current && this.current.until > Date.now()) return this.current.calendar
    const { calendar } = await latestCalendar(this.database)
    this.current = { calendar, until: Date.now() + currentForMs }
    return calendar
  }
}
