import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import {
  officerWayLabels,
  type branchDetail,
  type branchExportQuery,
  type branchQuery,
  type officer,
  type OfficerOrder,
} from '#contracts/http/branches.js'
import type { estateList, estateQuery, EstatesOrder } from '#contracts/http/estates.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { appointOfficer, endOffice } from '#persistence/branch/change-officers.js'
import { findBranchMembers } from '#persistence/branch/find-branch-members.js'
import { findBranch, findBranches, findOwnBranch, type BranchRow } from '#persistence/branch/find-branches.js'
import { findOffices, findOfficers, type OfficerRow } from '#persistence/branch/find-officers.js'
import { findEstates, setEstates } from '#persistence/branch/estates.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { inTurns } from '../http/list-sheet.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { branchesSheet } from './branches-sheet.js'
import { leadsBranch, sightOfBranch, type BranchSight } from './branch-sight.js'

@Injectable()
export class BranchesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  /** Branches of the communities that somebody looks after, and which one is their own. */
  async list(me: SignedIn, query: z.output<typeof branchQuery>) {
    const today = await this.today()
    const [{ items, total }, ownId] = await Promise.all([
      findBranches(this.database, today, visiblePaths(me), query),
      findOwnBranch(this.database, me.personId, today),
    ])
    return {
      items: items.map(row => ({
        ...figuresOf(row),
        vacant: row.vacant,
        ...(row.subdistrict !== null && { subdistrict: row.subdistrict }),
        ...(row.secretary !== null && { secretary: row.secretary }),
      })),
      total,
      ...(ownId !== undefined && { ownId }),
    }
  }

  /** All that the filter finds. */
  sheet(me: SignedIn, query: z.output<typeof branchExportQuery>): Sheet {
    return branchesSheet(inTurns(page => this.list(me, { ...query, ...page })))
  }

  /** @throws ProblemError notFound for whoever has nothing to do with it */
  async one(me: SignedIn, id: string): Promise<z.input<typeof branchDetail>> {
    const { branch, sight } = await this.seen(me, id)
    const [offices, officers] = await Promise.all([
      findOffices(this.database),
      findOfficers(this.database, id, await this.today()),
    ])
    return {
      ...figuresOf(branch),
      offices,
      officers: officers.map(officerOf),
      isMember: sight.isMember,
      seesAll: sight.paths === null,
      allowedActions: leadsBranch(me, branch) ? ['appoint', 'end', 'estates', 'feed'] : [],
    }
  }

  async members(me: SignedIn, id: string, query: z.output<typeof branchQuery>) {
    const { sight } = await this.seen(me, id)
    const { items, total } = await findBranchMembers(this.database, await this.today(), id, {
      paths: sight.paths,
      ...query,
    })
    return { items: items.map(({ membershipId: _id, ...row }) => row), total }
  }

  /** Appoints an officer or ends a term. @throws ProblemError notFound for another's branch, or why it cannot be */
  async change(me: SignedIn, key: string, id: string, request: OfficerOrder) {
    const branch = await findBranch(this.database, id, await this.today())
    if (!branch || !leadsBranch(me, branch)) throw new ProblemError('notFound')
    const { command } = request
    const order = await this.changes.datedOrderOf(me, key, { ...request, communityId: id })
    const answer = await changeDirectory(this.database, order, client =>
      command.name === 'appoint'
        ? appointOfficer(client, order, id, withoutEmpty(command))
        : endOffice(client, order, id, command),
    )
    return accepted(answer)
  }

  async estates(query: z.output<typeof estateQuery>): Promise<z.input<typeof estateList>> {
    const rows = await findEstates(this.database, query)
    return {
      items: rows.map(({ subdistrictName, ...row }) => ({
        ...row,
        ...(subdistrictName !== null && { subdistrictName }),
      })),
    }
  }

  /** @throws ProblemError notFound for another's community */
  async setEstates(me: SignedIn, key: string, id: string, { names }: EstatesOrder) {
    const branch = await findBranch(this.database, id, await this.today())
    if (!branch || !leadsBranch(me, branch)) throw new ProblemError('notFound')
    const order = await this.changes.datedOrderOf(me, key, { reason: '', communityId: id, names })
    const answer = await changeDirectory(this.database, order, client => setEstates(client, id, names))
    return accepted(answer)
  }

  private today(): Promise<LocalDate> {
    return businessToday(this.database)
  }

  /** @throws ProblemError notFound */
  private async seen(me: SignedIn, id: string): Promise<{ branch: BranchRow; sight: BranchSight }> {
    const today = await this.today()
    const branch = await findBranch(this.database, id, today)
    const sight = branch && (await sightOfBranch(this.database, me, branch, today))
    if (!sight) throw new ProblemError('notFound')
    return { branch, sight }
  }
}

type Appoint = Extract<OfficerOrder['command'], { name: 'appoint' }>

const withoutEmpty = ({ until, replaces, ...rest }: Appoint) => ({
  ...rest,
  ...(until !== undefined && { until }),
  ...(replaces !== undefined && { replaces }),
})

const figuresOf = ({ id, name, members, suspended, agencies }: BranchRow) => ({
  community: { id, name },
  members,
  suspended,
  agencies,
})

const officerOf = ({ way, until, endNote, ...row }: OfficerRow): z.input<typeof officer> => ({
  ...row,
  wayLabel: officerWayLabels[way],
  ...(until !== null && { until }),
  ...(endNote !== null && { endNote }),
})
