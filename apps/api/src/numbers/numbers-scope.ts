import { Inject, Injectable } from '@nestjs/common'
import { daysOfPeriod, periodsOfDay } from '#domain/numbers/period.js'
import type { Asked } from '#persistence/numbers/find-figures.js'
import { findWayTo, type UnitRow } from '#persistence/organisation/units.js'
import { opensNothing } from '#persistence/read/visibility.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

/** What somebody may have figures of: the units at and below which they hold an office. */
@Injectable()
export class NumbersScope {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * Without a unit: the highest one the person looks after.
   * @returns the way from the highest visible unit down to the one asked for
   * @throws ProblemError notFound for a unit outside what the person looks after
   */
  async wayTo({ grants }: SignedIn, unitId: string | undefined): Promise<UnitRow[]> {
    const offices = grants.filter(({ role }) => role !== opensNothing)
    const highest = [...offices].sort((a, b) => a.path.length - b.path.length)[0]
    const way = await findWayTo(this.database, unitId ?? highest?.unitId ?? '')
    const seen = way.filter(unit => offices.some(({ path }) => unit.path.startsWith(path)))
    if (seen.length === 0) throw new ProblemError('notFound')
    return seen
  }

  /** This month unless another period is asked for. */
  async asked(period: string | undefined): Promise<Asked> {
    const today = await businessToday(this.database)
    const chosen = period ?? periodsOfDay(today).month
    const days = daysOfPeriod(chosen)
    if (!days) throw new ProblemError('notFound')
    return { period: chosen, days, today }
  }
}
