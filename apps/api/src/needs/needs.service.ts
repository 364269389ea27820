import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { EnterNeed, NeedOrder, needQuery } from '#contracts/http/needs.js'
import { similarTo } from '#domain/needs/similar.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import { changeNeed, keepNeed, type NewNeed } from '#persistence/needs/change-need.js'
import {
  findMergedInto,
  findNeed,
  findNeeds,
  findStandingNeeds,
  type NeedView,
} from '#persistence/needs/find-needs.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findPath } from '#persistence/organisation/find-path.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import { processIdOf } from '#temporal/process-id.js'
import type { SignedIn } from '../access/me.js'
import { mayInviteFor } from '../claims/claim-authority.js'
import { DATABASE, type Database } from '../dependencies.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { accepted } from '../http/accepted.js'
import { inTurns } from '../http/list-sheet.js'
import { ProblemError } from '../http/problem.js'
import { Throttle } from '../http/throttle.js'
import { mustBeCurrent } from '../offers/current-category.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { mayUrgeFor, needOf } from './need-view.js'
import { needsSheet } from './needs-sheet.js'

/** A household or an office behind one address sends so many at once, then one a second. */
const burst = 10

@Injectable()
export class NeedsService {
  private readonly sends = new Throttle(burst)

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  /** A resident's need, without an account. @throws ProblemError tooManyRequests */
  async send(address: string, need: Pick<NewNeed, 'id' | 'communityId' | 'text'>): Promise<void> {
    this.sends.take(address)
    await this.keep({ ...need, source: 'resident', onPaper: false })
  }

  /** @throws ProblemError notFound beyond one's own community, invalidRequest for an unknown category */
  async enter(me: SignedIn, key: string, request: EnterNeed) {
    const { communityId, categoryCode, ...rest } = request
    if (!mayInviteFor(me, communityId)) throw new ProblemError('notFound')
    if (categoryCode !== undefined) await mustBeCurrent(this.database, 'project', communityId, categoryCode)
    const id = processIdOf(me.personId, key)
    await this.keep({
      id,
      communityId,
      by: me.personId,
      ...rest,
      ...(categoryCode !== undefined && { categoryCode }),
    })
    return { id }
  }

  async page(me: SignedIn, { unitId, ...filter }: z.output<typeof needQuery>) {
    const paths = unitId === undefined ? visiblePaths(me) : [await this.pathWithin(me, unitId)]
    const { items, total } = await findNeeds(this.database, paths, filter)
    return { items: items.map(row => needOf(row, me)), total }
  }

  /** All that the filter finds, as a workbook. */
  sheet(me: SignedIn, filter: Omit<z.output<typeof needQuery>, 'offset' | 'limit'>): Sheet {
    return needsSheet(inTurns(page => this.page(me, { ...filter, ...page })))
  }

  /** With what says the same. @throws ProblemError notFound */
  async one(me: SignedIn, id: string) {
    const row = await this.seen(me, id)
    const [merged, standing] = await Promise.all([
      findMergedInto(this.database, id),
      findStandingNeeds(this.database, row.communityId),
    ])
    const others = standing.filter(other => other.id !== id)
    const view = (other: NeedView) => needOf(other, me)
    return { ...view(row), merged: merged.map(view), similar: similarTo(row.text, others).map(view) }
  }

  /** @throws ProblemError notFound, or why it cannot be */
  async change(me: SignedIn, key: string, id: string, request: NeedOrder) {
    const row = await this.seen(me, id)
    const may = request.command.name === 'urge' ? mayUrgeFor(me, row) : mayInviteFor(me, row.communityId)
    if (!may) throw new ProblemError('notFound')
    const order = this.changes.orderOf(me, key, { ...request, needId: id })
    const answer = await changeDirectory(this.database, order, client =>
      changeNeed(client, { id, ...request, by: me.personId }),
    )
    return accepted(answer)
  }

  /** @throws ProblemError keyReused when another text came under the same id */
  private async keep(need: NewNeed): Promise<void> {
    if (!(await keepNeed(this.database, need))) throw new ProblemError('keyReused')
  }

  private async seen(me: SignedIn, id: string): Promise<NeedView> {
    const row = await findNeed(this.database, id)
    if (!row || !sees(me, row.communityPath)) throw new ProblemError('notFound')
    return row
  }

  private async pathWithin(me: SignedIn, unitId: string): Promise<string> {
    const path = await findPath(this.database, 'unit', unitId)
    if (path === undefined || !sees(me, path)) throw new ProblemError('notFound')
    return `${path}%`
  }
}

const sees = (me: SignedIn, path: string): boolean =>
  visiblePaths(me).some(top => isWithin(path, top.slice(0, -1)))
