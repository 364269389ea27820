import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { unit, unitQuery } from '#contracts/http/directory.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { isRole, unitKinds, type UnitKind } from '#domain/organisation/roles.js'
import { parentKinds } from '#domain/organisation/unit-places.js'
import { findChoosable, type ChoosableFilter } from '#persistence/organisation/choosable-units.js'
import { findHolders } from '#persistence/organisation/holders.js'
import { findUnits, findWayTo, type UnitRow } from '#persistence/organisation/units.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { roleLabel } from '../lifecycle/labels.js'

@Injectable()
export class UnitsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** All units, or only those that an act would take. */
  async page(me: SignedIn, query: z.output<typeof unitQuery>) {
    const isChoice = query.own || query.holds !== undefined || query.outside !== undefined
    const { items, total } = isChoice
      ? await findChoosable(this.database, choiceOf(me, query))
      : await findUnits(this.database, query)
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

/** Every path begins so. */
const anywhere = ['/%']

const choiceOf = (
  me: SignedIn,
  { own, holds, kind, ...filter }: z.output<typeof unitQuery>,
): ChoosableFilter => {
  const asked = holds === undefined ? undefined : parentKinds[holds].filter(each => each !== null)
  const kinds = kind === undefined ? asked : (asked ?? unitKindNames).filter(each => each === kind)
  return { ...filter, within: own ? visiblePaths(me) : anywhere, ...(kinds && { kinds }) }
}

const unitKindNames = Object.keys(unitKinds) as UnitKind[]

const unitOf = ({ id, name, kind, parentId, hasChildren }: UnitRow): z.input<typeof unit> => ({
  id,
  name,
  kind,
  kindLabel: unitKinds[kind],
  ...(parentId !== null && { parentId }),
  hasChildren,
})
