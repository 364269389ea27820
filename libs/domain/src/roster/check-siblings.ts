import { singleKinds } from '../organisation/unit-places.js'
import type { UnitKind } from '../organisation/roles.js'
import { folded } from './clean-text.js'
import { finding } from './finding.js'
import type { UnitRow } from './read-units.js'

/** A unit as it would be after the import. */
export interface UnitToBe {
  readonly id: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentId: string | null
  readonly ended?: boolean
}

/**
 * What the tree's own rules say about a unit that a file adds or changes (`organisation/tree-rules.ts`): it stands, so
 * does its parent, and beside it nobody has its name or, for kinds of which there is one, its place. Two rows of the
 * file that have one name are told by the row.
 */
export class SiblingRules {
  private readonly below = new Map<string | null, UnitToBe[]>()

  constructor(
    private readonly tree: ReadonlyMap<string, UnitToBe>,
    /** Ids of the units that the file names. */
    private readonly listed: ReadonlySet<string>,
  ) {
    for (const unit of tree.values())
      if (!unit.ended) this.below.set(unit.parentId, [...(this.below.get(unit.parentId) ?? []), unit])
  }

  check({ code, reading, parentCode }: UnitRow): void {
    const unit = this.tree.get(code)
    if (!unit) return
    const parent = unit.parentId === null ? undefined : this.tree.get(unit.parentId)
    if (unit.ended) return reading.add(finding('endedUnit', reading.place('code')))
    if (parent?.ended) {
      const place = reading.place(parentCode === undefined ? 'parent' : 'parentCode')
      return reading.add(finding('endedParent', place, parent.name))
    }
    this.checkBeside(unit, reading)
  }

  private checkBeside(unit: UnitToBe, reading: UnitRow['reading']): void {
    const others = (this.below.get(unit.parentId) ?? []).filter(
      ({ id, kind }) => id !== unit.id && kind === unit.kind,
    )
    const [only] = others
    if (only && singleKinds.has(unit.kind))
      return reading.add(finding('secondOfKind', reading.place('kind'), only.name))
    const same = others.find(({ name }) => folded(name) === folded(unit.name))
    if (same && !this.listed.has(same.id)) reading.add(finding('nameTaken', reading.place('name'), same.id))
  }
}
