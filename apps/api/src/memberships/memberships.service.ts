import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  membershipExportQuery,
  MembershipOrder,
  membershipQuery,
  missingExportQuery,
  missingQuery,
} from '#contracts/http/check-ins.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import { endMembership, suspendMembership } from '#persistence/membership/change-membership.js'
import { countCheckedIn } from '#persistence/membership/count-checked-in.js'
import { findMembership, findMemberships, findOwn } from '#persistence/membership/find-memberships.js'
import { findMissing } from '#persistence/membership/find-missing.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findPath } from '#persistence/organisation/find-path.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import type { SignedIn } from '../access/me.js'
import { looksAfter, speaksForAgency } from '../check-ins/check-in-authority.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { inTurns } from '../http/list-sheet.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { membershipOf } from './membership-view.js'
import { missingSheet, registerSheet } from './memberships-sheets.js'

@Injectable()
export class MembershipsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  /** The register of the units that somebody looks after, or of one of them and what is below. */
  async register(me: SignedIn, { unitId, ...filter }: z.output<typeof membershipQuery>) {
    const today = await businessToday(this.database)
    const paths = unitId === undefined ? visiblePaths(me) : [await this.pathWithin(me, unitId)]
    const [{ items, total }, rate] = await Promise.all([
      findMemberships(this.database, today, paths, filter),
      countCheckedIn(this.database, today, paths),
    ])
    return { items: items.map(row => membershipOf(row, me)), total, rate }
  }

  /** The register as it is narrowed, whole. */
  sheet(me: SignedIn, query: z.output<typeof membershipExportQuery>): Sheet {
    return registerSheet(inTurns(page => this.register(me, { ...query, ...page })))
  }

  async own(me: SignedIn) {
    const { pendingId, livesIn, agencyId, rows } = await findOwn(
      this.database,
      me.personId,
      await businessToday(this.database),
    )
    return {
      items: rows.map(row => membershipOf(row, me)),
      ...(pendingId !== undefined && { pendingId }),
      ...(livesIn && { livesIn }),
      mayCheckIn: agencyId !== undefined && pendingId === undefined,
    }
  }

  /** Members of one's own Party organisation who have not checked in. @throws ProblemError notFound for another's */
  async missing(me: SignedIn, { agencyId, ...filter }: z.output<typeof missingQuery>) {
    if (!speaksForAgency(me, agencyId)) throw new ProblemError('notFound')
    const today = await businessToday(this.database)
    const { items, total } = await findMissing(this.database, agencyId, today, filter)
    return {
      items: items.map(({ personId, name, livesInId, livesInName, pendingId }) => ({
        personId,
        name,
        ...(livesInId !== null && { livesIn: { id: livesInId, name: livesInName ?? livesInId } }),
        ...(pendingId !== null && { pendingId }),
      })),
      total,
    }
  }

  /** @throws ProblemError notFound for another's, when it is written */
  missingSheet(me: SignedIn, query: z.output<typeof missingExportQuery>): Sheet {
    return missingSheet(inTurns(page => this.missing(me, { ...query, ...page })))
  }

  /** Suspends or ends a membership that the person looks after. @throws ProblemError notFound, or why it cannot be */
  async change(me: SignedIn, key: string, id: string, request: MembershipOrder) {
    const { command } = request
    const order = await this.changes.datedOrderOf(me, key, { ...request, membershipId: id })
    const row = await findMembership(this.database, order.today, id)
    if (!row || !looksAfter(me, row)) throw new ProblemError('notFound')
    const answer = await changeDirectory(this.database, order, client =>
      command.name === 'suspend'
        ? suspendMembership(client, order, id, command)
        : endMembership(client, order, id, command),
    )
    return accepted(answer)
  }

  private async pathWithin(me: SignedIn, unitId: string): Promise<string> {
    const path = await findPath(this.database, 'unit', unitId)
    const isSeen = path !== undefined && visiblePaths(me).some(top => isWithin(path, top.slice(0, -1)))
    if (!isSeen) throw new ProblemError('notFound')
    return `${path}%`
  }
}
