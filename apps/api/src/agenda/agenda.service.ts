import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { agenda, agendaQuery } from '#contracts/http/agenda.js'
import type { ActivityState } from '#domain/activity/activity.js'
import {
  findAgendaOf,
  findCommunityAgenda,
  type AgendaRow,
  type Between,
} from '#persistence/agenda/find-agenda.js'
import { findBranch, findOwnBranch } from '#persistence/branch/find-branches.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { sightOfBranch } from '../branches/branch-sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

const stateLabels: Record<ActivityState, string> = {
  planned: '筹备中',
  open: '报名中',
  held: '核实出勤',
  closed: '已结束',
  cancelled: '已取消',
  dropped: '计划作废',
}
const dayMs = 86_400_000

@Injectable()
export class AgendaService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** What somebody has signed up for and what is on in their community; or a community's calendar for who may see its branch. */
  async between(
    me: SignedIn,
    { from, to, communityId }: z.output<typeof agendaQuery>,
  ): Promise<z.input<typeof agenda>> {
    const days = daysOf(from, to)
    if (communityId !== undefined) {
      await this.mustSee(me, communityId)
      const rows = await findCommunityAgenda(this.database, communityId, days, me.personId)
      return { items: rows.map(itemOf) }
    }
    const today = await businessToday(this.database)
    const ownId = await findOwnBranch(this.database, me.personId, today)
    const [rows, own] = await Promise.all([
      findAgendaOf(this.database, me.personId, ownId ?? null, days),
      ownId === undefined ? undefined : findBranch(this.database, ownId, today),
    ])
    return { items: rows.map(itemOf), ...(own && { ownCommunity: { id: own.id, name: own.name } }) }
  }

  private async mustSee(me: SignedIn, communityId: string): Promise<void> {
    const today = await businessToday(this.database)
    const branch = await findBranch(this.database, communityId, today)
    if (!branch || !(await sightOfBranch(this.database, me, branch, today)))
      throw new ProblemError('notFound')
  }
}

/** Days in Asia/Shanghai, both included. */
const daysOf = (from: string, to: string): Between => ({
  from: new Date(`${from}T00:00:00+08:00`),
  to: new Date(Date.parse(`${to}T00:00:00+08:00`) + dayMs),
})

const itemOf = ({
  id,
  number,
  title,
  place,
  communityId,
  communityName,
  startsAt,
  endsAt,
  state,
  ...row
}: AgendaRow) => ({
  id,
  number,
  title,
  place,
  community: { id: communityId, name: communityName },
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  state,
  stateLabel: stateLabels[state],
  ...(row.cancelReason !== null && { cancelReason: row.cancelReason }),
  ...(row.signUp !== null && { signUp: row.signUp }),
})
