/** Private addresses for calendar programs, which have no cookie: whoever holds the address reads one calendar. */
import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { feed, FeedOrder } from '#contracts/http/agenda.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { findAgendaOf, findCommunityAgenda } from '#persistence/agenda/find-agenda.js'
import { changeFeed, findFeed, findFeedOwner, type FeedOwner } from '#persistence/agenda/calendar-feeds.js'
import { findBranch } from '#persistence/branch/find-branches.js'
import { businessNow, businessToday } from '#persistence/read/demo-clock.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { leadsBranch } from '../branches/branch-sight.js'
import { DATA_KEYS, DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { Throttle } from '../http/throttle.js'
import { calendarFile } from './calendar-file.js'

const tokenBytes = 24
const dayMs = 86_400_000
/** A calendar shows the last quarter and the year to come. */
const backDays = 92
const aheadDays = 366
/** Programs look once an hour; a whole office behind one address still gets through. */
const burst = 60

@Injectable()
export class FeedsService {
  private readonly throttle = new Throttle(burst)

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
  ) {}

  /** The address in use. @throws ProblemError notFound for a community one does not look after */
  async current(me: SignedIn, communityId?: string): Promise<z.input<typeof feed>> {
    const found = await findFeed(this.database, await this.ownerFor(me, communityId))
    if (!found) return {}
    return { path: pathOf(unsealText(this.keys, found.sealed)), since: found.createdAt.toISOString() }
  }

  /** A new address in place of the old one, or none; programs that hold the old one get nothing more. */
  async change(me: SignedIn, { name, communityId }: FeedOrder): Promise<z.input<typeof feed>> {
    const owner = await this.ownerFor(me, communityId)
    const token = randomBytes(tokenBytes).toString('base64url')
    await changeFeed(
      this.database,
      owner,
      me.personId,
      name === 'renew' ? { hash: hashOfToken(token), sealed: sealText(this.keys, token) } : undefined,
    )
    return this.current(me, communityId)
  }

  /** The calendar behind a token, as a file. @throws ProblemError tooManyRequests, or notFound for any token that opens none */
  async file(token: string, address: string): Promise<string> {
    this.throttle.take(address)
    const now = await businessNow(this.database)
    const owner = await findFeedOwner(this.database, hashOfToken(token), localDateOf(now))
    if (!owner) throw new ProblemError('notFound')
    const days = { from: new Date(now - backDays * dayMs), to: new Date(now + aheadDays * dayMs) }
    if ('personId' in owner) {
      const rows = await findAgendaOf(this.database, owner.personId, null, days)
      return calendarFile('我的双报到活动', rows, new Date(now))
    }
    const rows = await findCommunityAgenda(this.database, owner.communityId, days)
    const community = await findBranch(this.database, owner.communityId, localDateOf(now))
    return calendarFile(`${community?.name ?? ''}双报到活动`, rows, new Date(now))
  }

  private async ownerFor(me: SignedIn, communityId: string | undefined): Promise<FeedOwner> {
    if (communityId === undefined) return { personId: me.personId }
    const branch = await findBranch(this.database, communityId, await businessToday(this.database))
    if (!branch || !leadsBranch(me, branch)) throw new ProblemError('notFound')
    return { communityId }
  }
}

/** In the query, which no log keeps. */
const pathOf = (token: string): string => `/api/agenda.ics?token=${token}`
const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
