import type { Role, UnitKind } from '../organisation/roles.js'
import { folded } from './clean-text.js'

/** The directory as it is before an import; ids are opaque. */
export interface KnownUnit {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentId: string | null
  readonly path: string
  readonly functions: string | null
  readonly ended: boolean
}

export interface HeldOffice {
  readonly role: Role
  readonly unitId: string
}

export interface KnownPerson {
  readonly id: string
  readonly staffNumber: string | null
  readonly name: string
  readonly unitId: string
  readonly livesInId: string | null
  /** `YYYY-MM-DD`; a month is kept as its first day. */
  readonly joinedOn: string | null
  readonly leftOn: string | null
  /** In the open: whoever compares has unsealed it. */
  readonly phone: string | null
  /** Offices in force. */
  readonly offices: readonly HeldOffice[]
}

/** What an uploader may touch: everything below a node, or the members of one unit only. */
export interface ImportScope {
  readonly path: string
  readonly ownUnitId: string | null
}

export interface Directory {
  readonly units: readonly KnownUnit[]
  readonly people: readonly KnownPerson[]
  readonly scope: ImportScope
  /** `YYYY-MM-DD`. */
  readonly today: string
}

export type Resolved<U> =
  | { readonly unit: U }
  | { readonly unknown: true }
  /** Several have this name; their full paths. */
  | { readonly among: readonly string[] }

type Named = Pick<KnownUnit, 'id' | 'name' | 'parentId'>

/** Finds units as rosters name them: by code, by name, or by full path (`达州市/通川区/教育局`). */
export class UnitIndex<U extends Named = KnownUnit> {
  private readonly byId: Map<string, U>
  private readonly byName = new Map<string, U[]>()
  private readonly remembered = new Map<string, Resolved<U>>()

  constructor(units: readonly U[]) {
    this.byId = new Map(units.map(unit => [unit.id, unit]))
    for (const unit of units) {
      const name = folded(unit.name)
      this.byName.set(name, [...(this.byName.get(name) ?? []), unit])
    }
  }

  get(id: string | null): U | undefined {
    return id === null ? undefined : this.byId.get(id)
  }

  resolve(text: string): Resolved<U> {
    const known = this.remembered.get(text)
    if (known) return known
    const found = this.find(text)
    this.remembered.set(text, found)
    return found
  }

  /** Names from the root down, joined by `/`. */
  fullPath(unit: U): string {
    return this.names(unit).join('/')
  }

  private find(text: string): Resolved<U> {
    const plainText = folded(text)
    const byId = this.byId.get(text) ?? this.byId.get(plainText) ?? this.byId.get(plainText.toUpperCase())
    if (byId) return { unit: byId }
    const steps = plainText.split(/[/\\>→]+/).filter(Boolean)
    const sameName = this.byName.get(plainText) ?? this.byPath(steps)
    const [only, ...others] = sameName
    if (!only) return { unknown: true }
    return others.length === 0 ? { unit: only } : { among: sameName.map(unit => this.fullPath(unit)) }
  }

  /** A path may leave out what is above; each of its steps must be there, in its order. */
  private byPath(steps: readonly string[]): U[] {
    const last = this.byName.get(steps.at(-1) ?? '') ?? []
    return steps.length < 2 ? [] : last.filter(unit => isWay(steps, this.names(unit).map(folded)))
  }

  private names(unit: U): string[] {
    const names: string[] = []
    const seen = new Set<string>()
    for (let at: U | undefined = unit; at && !seen.has(at.id); at = this.get(at.parentId)) {
      seen.add(at.id)
      names.unshift(at.name)
    }
    return names
  }
}

function isWay(steps: readonly string[], names: readonly string[]): boolean {
  let at = 0
  for (const name of names) if (name === steps[at]) at += 1
  return at === steps.length
}
