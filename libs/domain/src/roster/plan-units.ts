import { parentKinds } from '../organisation/unit-places.js'
import { pathsOf } from '../district/place-units.js'
import { unitKinds } from '../organisation/roles.js'
import { folded } from './clean-text.js'
import { difference, type Change } from './change.js'
import { SiblingRules, type UnitToBe } from './check-siblings.js'
import { UnitIndex, type Directory, type KnownUnit } from './directory.js'
import { finding } from './finding.js'
import { readUnit, type UnitRow } from './read-units.js'
import type { RowReading } from './read-rows.js'

interface Placed {
  readonly row: UnitRow
  readonly parentId: string | null
}

/** What the rows change in the tree. Units are never taken away by a file: dissolving one has consequences of its own. */
export function planUnits(directory: Directory, readings: readonly RowReading[]) {
  const rows = withoutRepetition(readings.flatMap(reading => readUnit(reading) ?? []))
  const placed = new ParentFinder(directory, rows).place()
  const tree = combined(directory, placed)
  checkPlaces(directory, placed, tree)
  const known = new Map(directory.units.map(unit => [unit.id, unit]))
  const siblings = new SiblingRules(tree, new Set(rows.map(({ code }) => code)))
  const altering = placed.filter(each => !each.row.reading.faulty && changed(known.get(each.row.code), each))
  for (const { row } of altering) siblings.check(row)
  const sound = placed.filter(({ row }) => !row.reading.faulty)
  const changes = sound.flatMap(({ row, parentId }): Change[] => {
    const { kind, name, functions } = row
    const about = { subject: 'unit', subjectId: row.code, row: row.row, name } as const
    const before = known.get(row.code)
    if (!before)
      return [
        {
          ...about,
          change: 'added',
          before: null,
          after: { kind, name, parentId, functions: functions ?? null },
        },
      ]
    const differs = changed(before, { row, parentId })
    return differs
      ? [{ ...about, change: 'parentId' in differs.after ? 'moved' : 'changed', ...differs }]
      : []
  })
  return { changes, unchanged: sound.length - changes.length, unnamed: 0 }
}

/** What a row says otherwise than the directory; for a unit that is not there yet, all of it. */
const changed = (before: KnownUnit | undefined, { row, parentId }: Placed) =>
  difference({ ...before }, { name: row.name, parentId, functions: row.functions })

function withoutRepetition(rows: readonly UnitRow[]): UnitRow[] {
  const first = new Map<string, number>()
  return rows.filter(row => {
    const earlier = first.get(row.code)
    if (earlier === undefined) first.set(row.code, row.row)
    else row.reading.add(finding('codeTwice', row.reading.place('code'), earlier))
    return earlier === undefined
  })
}

/** Finds each row's parent, in the file or in the directory, by code, name or full path. */
class ParentFinder {
  private readonly known: Directory['units']
  private readonly index: UnitIndex<UnitToBe>

  constructor(
    directory: Directory,
    private readonly rows: readonly UnitRow[],
  ) {
    this.known = directory.units
    const parents = new Map(directory.units.map(({ id, parentId }) => [id, parentId]))
    const listed = rows.map(({ code: id, name, kind, parentCode }) => {
      return { id, name, kind, parentId: parentCode ?? parents.get(id) ?? null }
    })
    const codes = new Set(listed.map(({ id }) => id))
    this.index = new UnitIndex<UnitToBe>([...directory.units.filter(({ id }) => !codes.has(id)), ...listed])
  }

  place(): Placed[] {
    const before = new Map(this.known.map(unit => [unit.id, unit]))
    return this.rows.flatMap((row): Placed[] => {
      const known = before.get(row.code)
      if (known && known.kind !== row.kind) {
        row.reading.add(finding('kindChanged', row.reading.place('kind'), unitKinds[known.kind]))
      }
      const parentId = this.parentOf(row, known?.parentId)
      return parentId === undefined ? [] : [{ row, parentId }]
    })
  }

  /** `null` for the root; undefined when it cannot be told. */
  private parentOf(row: UnitRow, known: string | null | undefined): string | null | undefined {
    const field = row.parentCode === undefined ? 'parent' : 'parentCode'
    const text = row.parentCode ?? row.parentName
    const place = row.reading.place(field)
    if (text === undefined) {
      if (known !== undefined) return known
      if (parentKinds[row.kind].includes(null) && this.known.length === 0) return null
      row.reading.add(finding('parentMissing', place))
      return undefined
    }
    const found = this.index.resolve(text)
    if ('unit' in found) return found.unit.id
    row.reading.add(
      'among' in found
        ? finding('parentInFile', place, found.among.length, found.among.slice(0, 3).join('；'))
        : finding('parentUnknown', place),
    )
    return undefined
  }
}

/** The tree as it would be afterwards. */
function combined({ units }: Directory, placed: readonly Placed[]): Map<string, UnitToBe> {
  const nodes = new Map<string, UnitToBe>(units.map(unit => [unit.id, unit]))
  for (const { row, parentId } of placed) {
    const ended = nodes.get(row.code)?.ended ?? false
    nodes.set(row.code, { id: row.code, name: row.name, kind: row.kind, parentId, ended })
  }
  return nodes
}

function checkPlaces(
  directory: Directory,
  placed: readonly Placed[],
  tree: ReadonlyMap<string, UnitToBe>,
): void {
  const unplaced = [...tree.values()].map(
    ({ id, parentId, ...node }) =>
      [id, { ...node, code: id, parentCode: parentId, functions: null }] as const,
  )
  const { paths, circular } = pathsOf(new Map(unplaced))
  const names = new Map<string, number>()
  // Neither out of one's part of the tree nor into it.
  const before = new Map(directory.units.map(({ id, path }) => [id, path]))
  for (const { row, parentId } of placed) {
    const place = row.reading.place(row.parentCode === undefined ? 'parent' : 'parentCode')
    const parent = parentId === null ? undefined : tree.get(parentId)
    const allowed = parentKinds[row.kind]
    const scope = directory.scope.path
    if (circular.has(row.code)) row.reading.add(finding('circle', place))
    else if (parent && !allowed.includes(parent.kind)) {
      const words = allowed.map(kind => (kind ? unitKinds[kind] : '无上级')).join('、')
      row.reading.add(finding('parentKind', place, unitKinds[row.kind], parent.name, words))
    } else if (
      ![paths.get(row.code) ?? '', before.get(row.code) ?? scope].every(path => path.startsWith(scope))
    ) {
      row.reading.add(finding('unitOutOfScope', place))
    }
    const key = `${parentId} ${folded(row.name)}`
    const earlier = names.get(key)
    if (earlier === undefined) names.set(key, row.row)
    else row.reading.add(finding('nameTwice', row.reading.place('name'), earlier))
  }
}
