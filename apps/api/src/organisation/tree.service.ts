import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { rosterQuery, treeQuery, TreeRequest } from '#contracts/http/organisation.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { rolePlaces } from '#domain/district/role-places.js'
import { roles, unitKinds, type Role, type UnitKind } from '#domain/organisation/roles.js'
import { mayHangBelow } from '#domain/organisation/unit-places.js'
import { changeTree, unitsOf } from '#persistence/organisation/change-tree.js'
import { findRoster, findTree, findTreeUnit } from '#persistence/organisation/find-organisation.js'
import { findBurden } from '#persistence/organisation/find-placed.js'
import type { SignedIn } from '../access/me.js'
import { policies, rolesOf } from '../access/policies.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from './directory-changes.js'
import { rosterPersonOf, treeUnitOf } from './organisation-views.js'

const readers = rolesOf(policies['GET /api/organisation/units'] ?? { who: 'signedIn' })

@Injectable()
export class TreeService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly changes: DirectoryChanges,
  ) {}

  async page(me: SignedIn, { ended, ...query }: z.output<typeof treeQuery>) {
    const sight = sightOf(me, readers)
    const { items, total } = await findTree(this.database, sight, { ...query, ended: ended === 'true' })
    return { items: items.map(treeUnitOf), total }
  }

  /** @throws ProblemError notFound */
  async one(id: string) {
    const unit = await findTreeUnit(this.database, id)
    if (!unit) throw new ProblemError('notFound')
    const burden = await findBurden(this.database, unit.path, localDateOf(Date.now()))
    const childKinds = (Object.keys(unitKinds) as UnitKind[])
      .filter(kind => unit.endedOn === null && mayHangBelow(kind, unit.kind))
      .map(kind => ({ kind, label: unitKinds[kind] }))
    const offices = (Object.keys(roles) as Role[])
      .filter(role => unit.endedOn === null && rolePlaces[role].includes(unit.kind))
      .map(role => ({ role, label: roles[role] }))
    return { ...treeUnitOf(unit), burden, childKinds, offices }
  }

  async roster(unitId: string, query: z.output<typeof rosterQuery>) {
    const { items, total } = await findRoster(this.database, unitId, localDateOf(Date.now()), query)
    return { items: items.map(rosterPersonOf), total }
  }

  /** One change of the tree; every unit it names must lie within the system administrator's offices. */
  async change(me: SignedIn, key: string, request: TreeRequest) {
    const { command } = request
    await this.changes.mustReach(me, ['SystemAdministrator'], 'unit', unitsOf(command))
    return accepted(await changeTree(this.database, this.changes.orderOf(me, key, request), command))
  }
}
