import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { grantDecision, GrantOrderRequest, unitGrantsQuery } from '#contracts/http/organisation.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findGrantRequests, findGrantsAt } from '#persistence/organisation/find-grants.js'
import { changeGrant, decideGrant } from '#persistence/organisation/grants.js'
import type { Page } from '#persistence/read/paged.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { DirectoryChanges } from './directory-changes.js'
import { grantRequestOf, officeGrantOf } from './organisation-views.js'

const sightOfGrants = (me: SignedIn): string[] => sightOf(me, ['SecurityAdministrator'])

@Injectable()
export class GrantsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  async at(unitId: string, { below, ...page }: z.output<typeof unitGrantsQuery>) {
    const today = localDateOf(Date.now())
    const query = { ...page, below: below === 'true' }
    const { items, total } = await findGrantsAt(this.database, unitId, today, query)
    return { items: items.map(officeGrantOf), total }
  }

  /** Gives or takes an office; an administrator's is asked for, and another security administrator decides. */
  async change(me: SignedIn, key: string, request: GrantOrderRequest) {
    const { name, ...wanted } = request.command
    const order = { ...this.changes.orderOf(me, key, request), within: sightOfGrants(me) }
    const dated = { validFrom: order.today, ...wanted }
    return accepted(
      await changeDirectory(this.database, order, client => changeGrant(client, order, name, dated)),
    )
  }

  async requests(me: SignedIn, page: Page) {
    const { items, total } = await findGrantRequests(this.database, sightOfGrants(me), page)
    return { items: items.map(row => grantRequestOf(row, me.personId)), total }
  }

  async decide(me: SignedIn, key: string, requestId: string, decision: z.output<typeof grantDecision>) {
    const request = { ...decision, requestId }
    const order = { ...this.changes.orderOf(me, key, request), within: sightOfGrants(me) }
    return accepted(
      await changeDirectory(this.database, order, client =>
        decideGrant(client, order, requestId, decision.approved),
      ),
    )
  }
}
