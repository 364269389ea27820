import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { OfferOrder, postClaimQuery, postQuery } from '#contracts/http/offers.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { OfferKind } from '#domain/needs/offer.js'
import { changeOffer, endHeldPost } from '#persistence/needs/change-offer.js'
import { handOn } from '#persistence/needs/hand-on.js'
import { findHeldPost, findHeldPosts, findPost, findPosts } from '#persistence/needs/find-posts.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findProject, type ProjectStatus } from '#persistence/needs/projects.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { communitiesOf, mayHandOnFor, mayInviteFor } from '../claims/claim-authority.js'
import { DATABASE, type Database } from '../dependencies.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { accepted } from '../http/accepted.js'
import { inTurns } from '../http/list-sheet.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { mayEndHolding, mayHandPostOn, postClaimOf, postOf } from './offer-view.js'
import { postsSheet } from './posts-sheet.js'

@Injectable()
export class OffersService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  async posts(me: SignedIn, query: z.output<typeof postQuery>) {
    const asked = { ...query, communities: communitiesOf(me) }
    const today = await businessToday(this.database)
    const { items, total } = await findPosts(this.database, me.personId, today, asked)
    return { items: items.map(row => postOf(row, me)), total }
  }

  /** All that the filter finds, as a workbook. */
  sheet(me: SignedIn, filter: Omit<z.output<typeof postQuery>, 'offset' | 'limit'>): Sheet {
    return postsSheet(inTurns(page => this.posts(me, { ...filter, ...page })))
  }

  /** Closes, reopens or hands on. @throws ProblemError notFound beyond one's own community, or why it cannot be */
  async change(
    me: SignedIn,
    key: string,
    { kind, id }: { kind: OfferKind; id: string },
    request: OfferOrder,
  ) {
    const order = await this.changes.datedOrderOf(me, key, { ...request, offerId: `${kind}/${id}` })
    const { command } = request
    if (command.name === 'handOn') {
      await this.mustCoordinate(me, { kind, id }, order.today)
      return accepted(
        await changeDirectory(this.database, order, client => handOn(client, { kind, id }, command.unitId)),
      )
    }
    const found =
      kind === 'project'
        ? await findProject(this.database, id)
        : await findPost(this.database, me.personId, order.today, id)
    if (!found || !mayInviteFor(me, found.communityId)) throw new ProblemError('notFound')
    if (isTaken(found.status) && command.name === 'close') throw new ProblemError('offerTaken')
    const answer = await changeDirectory(this.database, order, client =>
      changeOffer(client, order, { kind, id }, command),
    )
    return accepted(answer)
  }

  /** @throws ProblemError notFound beyond one's own subdistrict, projectNotOpen or postNotOpen for what nobody could claim */
  private async mustCoordinate(
    me: SignedIn,
    { kind, id }: { kind: OfferKind; id: string },
    today: LocalDate,
  ): Promise<void> {
    if (kind === 'post') {
      const post = await findPost(this.database, me.personId, today, id)
      if (!post || !mayHandPostOn(me, post)) throw new ProblemError('notFound')
      if (post.status !== 'open') throw new ProblemError('postNotOpen')
      return
    }
    const project = await findProject(this.database, id)
    if (!project || !mayHandOnFor(me, project.subdistrictId)) throw new ProblemError('notFound')
    if (project.status !== 'open') throw new ProblemError('projectNotOpen')
  }

  /** Who holds which post, within one's sight; a member sees their own. */
  async held(me: SignedIn, { postId, own, active, ...page }: z.output<typeof postClaimQuery>) {
    const asked = {
      personId: me.personId,
      paths: visiblePaths(me),
      own,
      active,
      ...(postId !== undefined && { postId }),
    }
    const { items, total } = await findHeldPosts(this.database, asked, page)
    return { items: items.map(row => postClaimOf(row, me)), total }
  }

  /** The member gives the post up, or the community ends it. @throws ProblemError notFound, postClaimEnded */
  async end(me: SignedIn, key: string, id: string, { reason }: { reason: string }) {
    const row = await findHeldPost(this.database, id)
    if (!row || !mayEndHolding(me, row)) throw new ProblemError('notFound')
    const order = await this.changes.datedOrderOf(me, key, { reason, postClaimId: id })
    const answer = await changeDirectory(this.database, order, client => endHeldPost(client, order, id))
    return accepted(answer)
  }
}

/** A project that agencies have claimed or delivered; a post that is full may be closed, and its holders stay. */
const isTaken = (status: ProjectStatus): boolean => status === 'claimed' || status === 'done'
