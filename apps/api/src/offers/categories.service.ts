/** Categories of projects and posts, as the districts have them. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import {
  categoryStatusLabels,
  type AddCategory,
  type categories,
  type category,
  type CategoryOrder,
} from '#contracts/http/categories.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { categoryStatusOf, type Category } from '#domain/needs/category.js'
import type { OfferKind } from '#domain/needs/offer.js'
import type { Role } from '#domain/organisation/roles.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import { addCategory, changeCategory, findCategories, findDistrictOf } from '#persistence/needs/categories.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { findWayTo, type UnitRow } from '#persistence/organisation/units.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { invalid } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'

const changers: Role[] = ['OrganizationDepartmentOfficer']

@Injectable()
export class CategoriesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  /** Those of a unit's district, or of one's own: what is used today, will be, and was. */
  async list(
    me: SignedIn,
    kind: OfferKind,
    { unitId }: { unitId?: string | undefined },
  ): Promise<z.input<typeof categories>> {
    const asked = unitId === undefined ? me.grants.map(grant => grant.unitId) : [unitId]
    const districtId = await findDistrictOf(this.database, asked)
    const [today, found, way] = await Promise.all([
      businessToday(this.database),
      findCategories(this.database, kind, districtId),
      districtId === undefined ? [] : findWayTo(this.database, districtId),
    ])
    const district = way.at(-1)
    const mayChange = district !== undefined && this.mayChange(me, district)
    return {
      items: found.map(each => categoryOf(each, mayChange, today)),
      ...(district && { district: { id: district.id, name: district.name } }),
      mayAdd: mayChange,
    }
  }

  /** @throws ProblemError notFound beyond one's own district, or why it cannot be */
  async add(me: SignedIn, key: string, kind: OfferKind, request: AddCategory) {
    const { districtId, name, startsOn, reason } = request
    await this.mustChange(me, districtId)
    const order = await this.changes.datedOrderOf(me, key, {
      reason,
      category: JSON.stringify({ kind, ...request }),
    })
    const asked = { districtId, kind, name, ...(startsOn !== undefined && { startsOn }) }
    const answer = await changeDirectory(this.database, order, client => addCategory(client, order, asked))
    return accepted(answer)
  }

  /** @throws ProblemError notFound beyond one's own district, or why it cannot be */
  async change(
    me: SignedIn,
    key: string,
    { kind, code }: { kind: OfferKind; code: string },
    request: CategoryOrder,
  ) {
    const { districtId, reason, command } = request
    await this.mustChange(me, districtId)
    const order = await this.changes.datedOrderOf(me, key, {
      reason,
      category: JSON.stringify({ kind, code, ...request }),
    })
    const answer = await changeDirectory(this.database, order, client =>
      changeCategory(client, order, { districtId, kind, code }, command),
    )
    return accepted(answer)
  }

  private mayChange(me: SignedIn, { path }: UnitRow): boolean {
    return sightOf(me, changers).some(top => isWithin(path, top))
  }

  private async mustChange(me: SignedIn, districtId: string): Promise<void> {
    await this.changes.mustReach(me, changers, 'unit', [districtId])
    if ((await findWayTo(this.database, districtId)).at(-1)?.kind !== 'district')
      throw invalid('districtId', '类别由区里设置，请选择区')
  }
}

const categoryOf = (found: Category, mayChange: boolean, today: LocalDate): z.input<typeof category> => {
  const status = categoryStatusOf(found, today)
  const acts = found.endsOn === undefined ? (['rename', 'end'] as const) : (['rename', 'resume'] as const)
  return {
    ...found,
    status,
    statusLabel: categoryStatusLabels[status],
    allowedActions: mayChange ? [...acts] : [],
  }
}
