/** How far somebody's offices reach over policy: at a unit and below it. */
import { Inject, Injectable } from '@nestjs/common'
import type { Role } from '#domain/organisation/roles.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import { findPath } from '#persistence/organisation/find-path.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

@Injectable()
export class PolicyReach {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  isWithin(me: SignedIn, roles: readonly Role[], path: string): boolean {
    return sightOf(me, roles).some(top => isWithin(path, top))
  }

  /** @throws ProblemError notFound when there is no such unit, or it lies beyond the person's offices of these roles */
  async pathOf(me: SignedIn, roles: readonly Role[], unitId: string): Promise<string> {
    const path = await findPath(this.database, 'unit', unitId)
    if (path === undefined || !this.isWithin(me, roles, path)) throw new ProblemError('notFound')
    return path
  }
}
