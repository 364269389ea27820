import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import {
  signUpStateLabels,
  type activityExportQuery,
  type ActivityQuery,
} from '#contracts/http/activities.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import { localMoment } from '#domain/calendar/day-names.js'
import { findActivities, findActivity, type ActivityPageRow } from '#persistence/activity/find-activities.js'
import { findSignUps } from '#persistence/activity/find-sign-ups.js'
import { findSignUpStanding } from '#persistence/activity/sign-up-standing.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import { findPath } from '#persistence/organisation/find-path.js'
import type { ActivityPolicy } from '#workflows/activity/activity.policy.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import type { SignedIn } from '../access/me.js'
import { looksAfterActivity } from '../attendance/attendance-authority.js'
import { speaksForAgency } from '../check-ins/check-in-authority.js'
import { DATABASE, type Database } from '../dependencies.js'
import { inTurns, wholeOf } from '../http/list-sheet.js'
import { ProblemError } from '../http/problem.js'
import { currentCategories } from '../offers/current-category.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { csvOf } from '../http/csv.js'
import { activitiesSheet } from './activities-sheet.js'
import { detailOf, itemOf, signUpOf, type UnitStanding } from './activity-view.js'

const sees = (me: SignedIn, path: string): boolean =>
  visiblePaths(me).some(top => isWithin(path, top.slice(0, -1)))

@Injectable()
export class ActivitiesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  /** @throws ProblemError notFound for a unit that one neither looks after nor speaks for */
  async list(me: SignedIn, { scope, unitId, waits, ...filter }: ActivityQuery) {
    const { items, total } =
      scope === 'managed'
        ? await findActivities(
            this.database,
            { personId: me.personId },
            {
              scope,
              waits,
              paths: unitId === undefined ? visiblePaths(me) : [await this.pathWithin(me, unitId)],
            },
            filter,
          )
        : await findActivities(
            this.database,
            signerOf(me, unitId),
            { scope, waits, now: new Date(await this.now()) },
            filter,
          )
    return { items: items.map(itemOf), total }
  }

  /** All that the filter finds. */
  sheet(me: SignedIn, query: z.output<typeof activityExportQuery>): Sheet {
    return activitiesSheet(inTurns(page => this.list(me, { ...query, ...page })))
  }

  async detail(me: SignedIn, activityId: string) {
    const signer = { personId: me.personId }
    const [row, standing, now, units] = await Promise.all([
      findActivity(this.database, activityId, signer),
      findSignUpStanding(this.database, activityId, signer),
      this.now(),
      this.unitsOf(me, activityId),
    ])
    if (!row || !standing) throw new ProblemError('notFound')
    const mayManage = sees(me, row.communityPath)
    const isConcerned = [standing, ...units.map(unit => unit.standing)].some(
      ({ own, signUp }) => own !== undefined || signUp.membership !== 'none',
    )
    const isTold = row.state !== 'planned' && row.state !== 'dropped'
    if (!mayManage && !(isTold && isConcerned)) throw new ProblemError('notFound')
    const looksAfter = looksAfterActivity(me, { ...row, path: row.communityPath })
    return detailOf(row, { now, standing, units, mayManage, looksAfter })
  }

  async signUps(me: SignedIn, activityId: string, page: { offset: number; limit: number }) {
    await this.managed(me, activityId)
    const { items, total } = await findSignUps(this.database, activityId, page)
    return { items: items.map(signUpOf), total }
  }

  async csv(me: SignedIn, activityId: string): Promise<string> {
    await this.managed(me, activityId)
    const items = await wholeOf(page => findSignUps(this.database, activityId, page))
    const head = ['序号', '姓名', '单位', '岗位', '人数', '状态', '报名时间', '取消时间', '取消原因']
    const rows = items.map((row, index) => [
      String(index + 1),
      row.personName ?? '（整体报名）',
      row.unitName,
      row.postName ?? '',
      String(row.places),
      signUpStateLabels[row.state],
      localMoment(row.at.getTime()),
      row.endedAt ? localMoment(row.endedAt.getTime()) : '',
      row.endReason ?? '',
    ])
    return csvOf([head, ...rows])
  }

  /** Communities for which somebody plans, with what policy says there, and all kinds of posts. */
  async options(me: SignedIn) {
    const communities = me.grants.filter(({ role }) => role === 'CommunityDeputySecretary')
    const unitIds = communities.map(({ unitId }) => unitId)
    const [kinds, now] = await Promise.all([currentCategories(this.database, 'post', unitIds), this.now()])
    const posts = kinds.map(({ code, name }) => ({ code, name }))
    const under = async ({ unitId, unitName }: SignedIn['grants'][number]) => {
      const { policy } = await this.rules.at('activity', unitId, now)
      const { othersToo, cancelHours } = policy as ActivityPolicy
      return { id: unitId, name: unitName, othersToo: othersToo > 0, cancelHours }
    }
    return { communities: await Promise.all(communities.map(under)), posts }
  }

  private async managed(me: SignedIn, activityId: string): Promise<ActivityPageRow> {
    const row = await findActivity(this.database, activityId, { personId: me.personId })
    if (!row || !sees(me, row.communityPath)) throw new ProblemError('notFound')
    return row
  }

  /** How the Party organisations stand that somebody speaks for. */
  private unitsOf(me: SignedIn, activityId: string): Promise<UnitStanding[]> {
    const spoken = me.grants.filter(({ unitId }) => speaksForAgency(me, unitId))
    const unique = [...new Map(spoken.map(({ unitId, unitName }) => [unitId, unitName]))]
    return Promise.all(unique.map(([id, name]) => this.unitStanding(activityId, { id, name }))).then(all =>
      all.flatMap(each => each ?? []),
    )
  }

  private async unitStanding(
    activityId: string,
    unit: { id: string; name: string },
  ): Promise<UnitStanding | undefined> {
    const signer = { unitId: unit.id }
    const [standing, row] = await Promise.all([
      findSignUpStanding(this.database, activityId, signer),
      findActivity(this.database, activityId, signer),
    ])
    return standing && row && { unit, standing, own: row.own }
  }

  private async pathWithin(me: SignedIn, unitId: string): Promise<string> {
    const path = await findPath(this.database, 'unit', unitId)
    if (path === undefined || !sees(me, path)) throw new ProblemError('notFound')
    return `${path}%`
  }

  private now(): Promise<number> {
    return businessNow(this.database)
  }
}

/** Oneself, or a Party organisation that one speaks for. @throws ProblemError notFound for another's */
export const signerOf = (me: SignedIn, unitId: string | undefined) => {
  if (unitId === undefined) return { personId: me.personId }
  if (!speaksForAgency(me, unitId)) throw new ProblemError('notFound')
  return { unitId }
}
