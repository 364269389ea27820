import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { unit, unitQuery } from '#contracts/http/directory.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { isRole, unitKinds } from '#domain/organisation/roles.js'
import { findHolders } from '#persistence/read/holders.js'
import { findUnits, findWayTo, type UnitRow } from '#persistence/read/units.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { roleLabel } from '../lifecycle/labels.js'

@Injectable()
export class UnitsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page(query: z.output<typeof unitQuery>) {
    const { items, total } = await findUnits(this.database, query)
    return { items: items.map(unitOf), total }
  }

  /** @throws ProblemError notFound */
  async one(id: string) {
    const way = await findWayTo(this.database, id)
    const found = way.pop()
    if (!found) throw new ProblemError('notFound')
    return {
      ...unitOf(found),
      ancestors: way.map(above => ({ id: above.id, name: above.name, kind: above.kind })),
    }
  }

  /** Who holds an office at the unit today; ordinary membership is no office. */
  async holders(unitId: string, role: string | undefined) {
    const roles = role === undefined ? undefined : isRole(role) ? [role] : []
    const found = await findHolders(this.database, [unitId], roles, localDateOf(Date.now()))
    const items = found
      .filter(each => each.role !== 'InServicePartyMember')
      .map(each => ({
        personId: each.personId,
        name: each.name,
        role: each.role,
        roleLabel: roleLabel(each.role),
      }))
    return { items }
  }
}

const unitOf = ({ id, name, kind, parentId, hasChildren }: UnitRow): z.input<typeof unit> => ({
  id,
  name,
  kind,
  kindLabel: unitKinds[kind],
  ...(parentId !== null && { parentId }),
  hasChildren,
})
