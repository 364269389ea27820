/** Changes of the directory as requests ask for them: who, when, why, and the request's key. */
import { Inject, Injectable } from '@nestjs/common'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import type { DirectoryOrder } from '#persistence/organisation/change-directory.js'
import { findPath } from '#persistence/organisation/find-path.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'

/** What somebody wants changed, and what about. */
interface Asked {
  reason: string
  needId?: string
  offerId?: string
  postClaimId?: string
  category?: string
  preview?: boolean
  membershipId?: string
  communityId?: string
  names?: string[]
}

@Injectable()
export class DirectoryChanges {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  orderOf(me: SignedIn, key: string, request: Asked): DirectoryOrder & { reason: string } {
    const { reason, preview = false } = request
    const bodyHash = hashOf({ by: me.personId, ...request })
    return {
      by: me.personId,
      reason,
      preview,
      today: localDateOf(Date.now()),
      request: { key, bodyHash },
    }
  }

  /** An order about what people do in the programme: its day is that of the business clock. */
  async datedOrderOf(
    me: SignedIn,
    key: string,
    request: Asked,
  ): Promise<DirectoryOrder & { reason: string }> {
    return { ...this.orderOf(me, key, request), today: await businessToday(this.database) }
  }

  /** @throws ProblemError notFound when one of them lies beyond the person's offices of these roles */
  async mustReach(me: SignedIn, roles: Role[], what: 'unit' | 'person', ids: string[]): Promise<void> {
    const sight = sightOf(me, roles)
    for (const id of ids) {
      const path = await findPath(this.database, what, id)
      if (path === undefined || !sight.some(top => isWithin(path, top))) throw new ProblemError('notFound')
    }
  }
}
