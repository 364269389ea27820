import { Inject, Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import type { ClosureCommand } from '#contracts/http/calendar.js'
import { draftingRoles } from '#domain/policy/policy-change.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findPath } from '#persistence/organisation/find-path.js'
import { holdCalendar, importCalendar } from '#persistence/rules/calendars.js'
import {
  enterClosure,
  findClosingUnit,
  liftClosure,
  withClosuresInForce,
} from '#persistence/rules/closures.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { PolicyReach } from '../policies/policy-reach.js'

type Answer = { version: string } | { refused: 'closureThere' | 'notFound' }

@Injectable()
export class ClosuresService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
    private readonly reach: PolicyReach,
  ) {}

  /** What is entered or lifted counts for what starts from now on; what is open is moved by a plan. */
  async change(me: SignedIn, key: string, command: ClosureCommand) {
    const unitId = await this.unitOf(command)
    await this.reach.pathOf(me, draftingRoles, unitId)
    const asked = { reason: '', ...command }
    const order = this.changes.orderOf(me, key, asked)
    return accepted(
      await changeDirectory<Answer>(this.database, order, client => this.carryOut(client, me, command)),
    )
  }

  private async carryOut(client: PoolClient, me: SignedIn, command: ClosureCommand): Promise<Answer> {
    const by = me.personId
    const isDone =
      command.name === 'enter'
        ? (await enterClosure(client, { ...command, enteredBy: by })) !== undefined
        : await liftClosure(client, command.id, by)
    if (!isDone) return { refused: command.name === 'enter' ? 'closureThere' : 'notFound' }
    const next = await withClosuresInForce(client, await holdCalendar(client))
    await importCalendar(client, next)
    return { version: next.version }
  }

  /** A repeat of what has lifted it finds it too. @throws ProblemError notFound when there was never such a closure */
  private async unitOf(command: ClosureCommand): Promise<string> {
    if (command.name === 'enter') return command.unitId
    const unitId = await findClosingUnit(this.database, command.id)
    if (unitId === undefined) throw new ProblemError('notFound')
    return unitId
  }

  /** Which of these units lie at or below an office that may close them. */
  async reachOf(me: SignedIn, unitIds: readonly string[]): Promise<Set<string>> {
    const mine = new Set<string>()
    for (const unitId of new Set(unitIds)) {
      const path = await findPath(this.database, 'unit', unitId)
      if (path !== undefined && this.reach.isWithin(me, draftingRoles, path)) mine.add(unitId)
    }
    return mine
  }
}
