import type { DistrictUnit } from './district.js'

/** A unit whose place in the tree is not known yet. */
export type UnplacedUnit = Omit<DistrictUnit, 'path' | 'sort'>

export interface Paths {
  /** Code → path. Units on a circle or below one have none. */
  readonly paths: ReadonlyMap<string, string | null>
  /** Codes of the units that are, in the end, their own superiors. */
  readonly circular: ReadonlySet<string>
}

/** Works out each unit's path once, walking upwards in a loop: a bad file may be as deep as it is long. */
export function pathsOf(byCode: ReadonlyMap<string, UnplacedUnit>): Paths {
  const paths = new Map<string, string | null>()
  const circular = new Set<string>()
  for (const unit of byCode.values()) {
    const climbed = new Map<string, UnplacedUnit>()
    let above: UnplacedUnit | undefined = unit
    while (above && !paths.has(above.code) && !climbed.has(above.code)) {
      climbed.set(above.code, above)
      above = above.parentCode === null ? undefined : byCode.get(above.parentCode)
    }
    const codes = [...climbed.keys()]
    const closesAt = above ? codes.indexOf(above.code) : -1
    if (closesAt >= 0) for (const code of codes.slice(closesAt)) circular.add(code)
    let path = closesAt >= 0 ? null : above ? (paths.get(above.code) ?? null) : '/'
    for (const code of codes.reverse()) {
      path = path === null ? null : `${path}${code}/`
      paths.set(code, path)
    }
  }
  return { paths, circular }
}

/** Units with path and order, parents before children. */
export function placeUnits(
  listed: readonly UnplacedUnit[],
  paths: ReadonlyMap<string, string | null>,
): DistrictUnit[] {
  const depth = (path: string): number => path.split('/').length
  return listed
    .map(({ code, kind, name, parentCode, functions }, sort) => {
      return { code, kind, name, parentCode, functions, sort, path: paths.get(code) ?? '' }
    })
    .sort((one, other) => depth(one.path) - depth(other.path) || one.sort - other.sort)
}
