/** The rules that open processes would stand under: what is in force where they belong, or what a draft would make of it. */
import { calendarOf, closedBy } from '#domain/calendar/closures.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { idsOf } from '#domain/organisation/tree-path.js'
import type { PolicyRow } from '#domain/policy/merge-policy.js'
import { latestCalendar } from '#persistence/rules/calendars.js'
import { findPolicyRows, findShippedPolicy } from '#persistence/rules/policy-rows.js'
import { keepPolicy, resolvePolicy, type ResolvedPolicy } from '#persistence/rules/resolved-policy.js'
import { handedOver } from '#persistence/rules/rules-for.js'
import type { Database } from '../dependencies.js'

export interface Target {
  purpose: 'policy' | 'calendar'
  /** Rows as a draft would publish them, beside those that are published. */
  drafted?: readonly PolicyRow[]
  /** A calendar that is not imported yet. */
  calendar?: CalendarData
}

export interface Standing {
  state: ProcessState
  rules: Rules
  /** Of the unit whose policy counts. */
  homePath: string
  now: number
}

/** Read once for a whole list of one kind; what it says of a process needs no further question. */
export class TargetRules {
  private readonly resolved = new Map<string, ResolvedPolicy>()
  /** By unit and day: neighbours stand under the same. */
  private readonly policies = new Map<string, Rules['policy']>()
  private readonly calendars = new Map<string, CalendarData>()

  private constructor(
    private readonly kind: string,
    private readonly target: Target,
    private readonly shipped: Rules['policy'],
    private readonly rows: readonly PolicyRow[],
    private readonly calendar: CalendarData,
  ) {}

  static async read(database: Database, kind: string, target: Target): Promise<TargetRules> {
    const [shipped, rows, { calendar }] = await Promise.all([
      findShippedPolicy(database, kind, localDateOf(Date.now())),
      findPolicyRows(database, kind),
      latestCalendar(database),
    ])
    const all = [...rows, ...(target.drafted ?? [])]
    return new TargetRules(kind, target, shipped, all, target.calendar ?? calendar)
  }

  /** Only one of the two is exchanged: policy or calendar. */
  of(standing: Standing): Rules {
    const { rules, state, homePath } = standing
    if (this.target.purpose === 'policy') return { ...rules, policy: this.policyOf(standing) }
    return { ...rules, calendar: this.calendarOf(homePath, state.startedAt) }
  }

  private calendarOf(homePath: string, startedAt: number): CalendarData {
    const unitId = closedBy(this.calendar, homePath)
    const place = `${unitId ?? ''} ${localDateOf(startedAt).slice(0, 4)}`
    const known = this.calendars.get(place)
    if (known) return known
    const calendar = handedOver(calendarOf(this.calendar, unitId), startedAt)
    this.calendars.set(place, calendar)
    return calendar
  }

  private policyOf({ homePath, now }: Standing): Rules['policy'] {
    const today = localDateOf(now)
    const place = `${homePath} ${today}`
    const known = this.policies.get(place)
    if (known) return known
    const { kind, shipped, rows } = this
    const found = resolvePolicy({ kind, shipped, rows, way: idsOf(homePath), today })
    if (found) this.resolved.set(found.policy.version, found)
    const policy = found?.policy ?? shipped
    this.policies.set(place, policy)
    return policy
  }

  /** What is going to be adopted has to be there to be read. */
  async keep(database: Database): Promise<void> {
    for (const policy of this.resolved.values()) await keepPolicy(database, this.kind, policy)
  }
}
