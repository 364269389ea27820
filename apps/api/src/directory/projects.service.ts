import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { project, projectQuery } from '#contracts/http/directory.js'
import {
  findProject,
  findProjects,
  type ProjectRow,
  type ProjectStatus,
} from '#persistence/needs/projects.js'
import { findVisible } from '#persistence/process/visible-processes.js'
import type { SignedIn } from '../access/me.js'
import { agenciesOf, mayHandOnFor, mayInviteFor } from '../claims/claim-authority.js'
import { DATABASE, type Database } from '../dependencies.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { inTurns } from '../http/list-sheet.js'
import { ProblemError } from '../http/problem.js'
import { projectsSheet } from './projects-sheet.js'

const statusLabels: Record<ProjectStatus, string> = {
  open: '待认领',
  claimed: '认领中',
  full: '已满',
  done: '已办结',
  later: '未到开放日期',
  expired: '已到期',
  closed: '已关闭',
}

/** A project that is claimed or done is not closed any more. */
const actsOn: Record<ProjectStatus, ('close' | 'reopen')[]> = {
  open: ['close'],
  later: ['close'],
  expired: ['close', 'reopen'],
  closed: ['reopen'],
  claimed: [],
  full: [],
  done: [],
}

@Injectable()
export class ProjectsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page(me: SignedIn, query: z.output<typeof projectQuery>) {
    const { items, total } = await findProjects(this.database, { ...query, named: agenciesOf(me) })
    const openable = await this.openable(me, items)
    return { items: items.map(row => projectOf(row, me, openable)), total }
  }

  /** All that the filter finds, as a workbook. */
  sheet(me: SignedIn, filter: Omit<z.output<typeof projectQuery>, 'offset' | 'limit'>): Sheet {
    return projectsSheet(inTurns(page => this.page(me, { ...filter, ...page })))
  }

  /** @throws ProblemError notFound */
  async one(me: SignedIn, id: string) {
    const row = await findProject(this.database, id)
    if (!row) throw new ProblemError('notFound')
    return projectOf(row, me, await this.openable(me, [row]))
  }

  /** The claims of some projects that one may open; a link to any other would lead nowhere. */
  private async openable(me: SignedIn, rows: ProjectRow[]): Promise<ReadonlySet<string>> {
    const ids = rows.flatMap(({ claimIds }) => claimIds)
    return new Set(ids.length > 0 ? await findVisible(this.database, me, ids) : [])
  }
}

const claimOf = ({ claimIds }: ProjectRow, openable: ReadonlySet<string>): { claimId?: string } => {
  const claimId = claimIds.find(id => openable.has(id))
  return claimId === undefined ? {} : { claimId }
}

/** Whether one of them may claim it of its own accord. */
const mayClaim = ({ onlyWanted, wantedUnits }: ProjectRow, agencies: string[]): boolean =>
  agencies.some(agencyId => !onlyWanted || wantedUnits.some(({ id }) => id === agencyId))

const projectOf = (
  row: ProjectRow,
  me: SignedIn,
  openable: ReadonlySet<string>,
): z.input<typeof project> => ({
  id: row.id,
  number: row.number,
  title: row.title,
  need: row.need,
  category: { code: row.categoryCode, name: row.categoryName, placeholder: row.isPlaceholder },
  community: { id: row.communityId, name: row.communityName },
  subdistrict: { id: row.subdistrictId, name: row.subdistrictName },
  wantedFunctions: row.wantedFunctions ?? '',
  ...(row.wantedSessions !== null && { wantedSessions: row.wantedSessions }),
  ...(row.expectedFrom && { expectedFrom: row.expectedFrom }),
  ...(row.expectedTo && { expectedTo: row.expectedTo }),
  ...(row.opensOn && { opensOn: row.opensOn }),
  ...(row.closesOn && { closesOn: row.closesOn }),
  ...(row.stateReason && { stateReason: row.stateReason }),
  wantedUnits: row.wantedUnits,
  onlyWanted: row.onlyWanted,
  isNamed: row.wantedUnits.some(({ id }) => agenciesOf(me).includes(id)),
  places: row.places,
  taken: row.taken,
  status: row.status,
  statusLabel: statusLabels[row.status],
  ...claimOf(row, openable),
  mayClaim: row.status === 'open' && mayClaim(row, agenciesOf(me)),
  mayInvite: row.status === 'open' && mayInviteFor(me, row.communityId),
  allowedActions: [
    ...(mayInviteFor(me, row.communityId) ? actsOn[row.status] : []),
    ...(row.status === 'open' && mayHandOnFor(me, row.subdistrictId) ? (['handOn'] as const) : []),
  ],
})
