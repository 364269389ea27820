import { unitKinds } from '../organisation/roles.js'
import { parentKinds, singleKinds } from '../organisation/unit-places.js'
import type { DistrictUnit } from './district.js'
import type { RowOf } from './file-shape.js'
import { pathsOf, placeUnits, type UnplacedUnit } from './place-units.js'
import { fileProblem, type Fault, type Problem } from './problem.js'
import { partyOrganisationsFile, unitsFile } from './shapes.js'

/** A unit of either file, with the column that names its parent. */
interface ListedUnit extends UnplacedUnit {
  readonly file: string
  readonly row: number
  readonly parentColumn: string
}

export interface CheckedTree {
  /** Parents before children. */
  readonly units: readonly DistrictUnit[]
  readonly problems: readonly Problem[]
}

interface TreeInput {
  readonly units: readonly RowOf<typeof unitsFile>[]
  readonly partyOrganisations: readonly RowOf<typeof partyOrganisationsFile>[]
  /** Codes that stand in units.csv, those of faulty rows included. */
  readonly knownUnits: ReadonlySet<string>
}

/** Hangs the agencies' Party organisations under their agencies and proves that all of it is one tree. */
export function checkTree(input: TreeInput): CheckedTree {
  const partyOrganisations = input.partyOrganisations.filter(row => !input.knownUnits.has(row.code))
  const listed = [...input.units.map(fromUnits), ...partyOrganisations.map(fromPartyOrganisations)]
  const byCode = new Map(listed.map(unit => [unit.code, unit]))
  const problems = [
    ...codesUsedTwice(input),
    ...rootProblems(listed, input.knownUnits),
    ...listed.flatMap(unit => parentProblems(unit, byCode, input.knownUnits)),
    ...secondOfItsKind(listed),
  ]
  const { paths, circular } = pathsOf(byCode)
  const circles = listed
    .filter(unit => circular.has(unit.code))
    .map(unit => problem(unit, unit.parentColumn, unit.parentCode, circle))
  const all = [...problems, ...circles]
  return { units: all.length > 0 ? [] : placeUnits(listed, paths), problems: all }
}

const fromUnits = (row: RowOf<typeof unitsFile>): ListedUnit => ({
  ...row,
  file: unitsFile.file,
  parentColumn: unitsFile.columns.parentCode.header,
})

const fromPartyOrganisations = (row: RowOf<typeof partyOrganisationsFile>): ListedUnit => ({
  code: row.code,
  name: row.name,
  kind: 'agencyPartyOrganization',
  parentCode: row.agencyCode,
  functions: null,
  row: row.row,
  file: partyOrganisationsFile.file,
  parentColumn: partyOrganisationsFile.columns.agencyCode.header,
})

const circle: Fault = { message: '上级编码绕成了一个圈', howToMend: '更正其中一个单位的上级编码' }

function problem(unit: ListedUnit, column: string, value: string | null, fault: Fault): Problem {
  return { ...fileProblem(unit.file, fault, unit.row), column, value }
}

/** Both files fill one tree, so a code may stand in one of them only. */
function codesUsedTwice({ knownUnits, partyOrganisations }: TreeInput): Problem[] {
  return partyOrganisations
    .filter(row => knownUnits.has(row.code))
    .map(row =>
      problem(fromPartyOrganisations(row), '编码', row.code, {
        message: `这个编码在 ${unitsFile.file} 里已经用于另一个单位`,
        howToMend: '给机关党组织另编一个编码',
      }),
    )
}

function rootProblems(listed: readonly ListedUnit[], knownUnits: ReadonlySet<string>): Problem[] {
  const [first, ...others] = listed.filter(unit => unit.parentCode === null)
  if (knownUnits.size === 0) {
    return [fileProblem(unitsFile.file, { message: '没有任何单位', howToMend: '至少填写一个区、街道和社区' })]
  }
  return others.map(unit =>
    problem(unit, unit.parentColumn, null, {
      message: `没有填写上级编码，而第 ${first?.row} 行的“${first?.name}”已经是最上级`,
      howToMend: '填写上级编码；只有一个最上级单位可以空着',
    }),
  )
}

/** Of some kinds a unit has one at most. */
function secondOfItsKind(listed: readonly ListedUnit[]): Problem[] {
  const first = new Map<string, ListedUnit>()
  return listed.flatMap(unit => {
    if (!singleKinds.has(unit.kind)) return []
    const place = `${unit.kind} ${unit.parentCode}`
    const earlier = first.get(place)
    if (!earlier) {
      first.set(place, unit)
      return []
    }
    const message = `第 ${earlier.row} 行的“${earlier.name}”已是这个单位的${unitKinds[unit.kind]}`
    return [problem(unit, unit.parentColumn, unit.parentCode, { message, howToMend: '只保留一个' })]
  })
}

function parentProblems(
  unit: ListedUnit,
  byCode: ReadonlyMap<string, ListedUnit>,
  knownUnits: ReadonlySet<string>,
): Problem[] {
  const parent = unit.parentCode === null ? null : byCode.get(unit.parentCode)
  if (parent === undefined) {
    if (knownUnits.has(unit.parentCode ?? '')) return []
    const fault = { message: '没有这个单位', howToMend: `在 ${unitsFile.file} 里补上它，或更正编码` }
    return [problem(unit, unit.parentColumn, unit.parentCode, fault)]
  }
  const allowed = parentKinds[unit.kind]
  if (allowed.includes(parent?.kind ?? null)) return []
  const kinds = allowed.map(kind => (kind ? unitKinds[kind] : '无上级')).join('、')
  const actual = parent ? `“${parent.name}”（${unitKinds[parent.kind]}）之下` : '最上级'
  const message = `${unitKinds[unit.kind]}不能放在${actual}`
  return [
    problem(unit, unit.parentColumn, unit.parentCode, { message, howToMend: `它的上级只能是：${kinds}` }),
  ]
}
