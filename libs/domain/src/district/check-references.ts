import { roles, unitKinds, type UnitKind } from '../organisation/roles.js'
import type { Columns, FileShape } from './file-shape.js'
import { fileProblem, shorten, type Problem } from './problem.js'
import { rolePlaces } from './role-places.js'
import {
  grantsFile,
  peopleFile,
  postCategoriesFile,
  postsFile,
  projectCategoriesFile,
  projectsFile,
  unitsFile,
  type DistrictRows,
} from './shapes.js'

/** Codes that the files name, faulty rows included; `null` for a file that could not be read at all. */
export interface KnownCodes {
  readonly units: ReadonlySet<string> | null
  readonly people: ReadonlySet<string> | null
  readonly projectCategories: ReadonlySet<string> | null
  readonly postCategories: ReadonlySet<string> | null
}

/** Kinds of the units that were read without a fault. */
export type UnitKinds = ReadonlyMap<string, UnitKind>

const anywhere = Object.keys(unitKinds) as UnitKind[]

/** Reports every code that leads nowhere or to the wrong kind of thing, and periods that end before they begin. */
export function checkReferences(rows: DistrictRows, known: KnownCodes, kinds: UnitKinds): Problem[] {
  const unit = unitReference(known, kinds)
  return [
    ...rows.people.flatMap(row => [
      ...unit(peopleFile, row.row, 'unitCode', row.unitCode, anywhere),
      ...unit(peopleFile, row.row, 'livesInCode', row.livesInCode, ['community']),
    ]),
    ...rows.grants.flatMap(row => [
      ...reference(grantsFile, row.row, 'staffNumber', row.staffNumber, known.people, peopleFile),
      ...unit(grantsFile, row.row, 'unitCode', row.unitCode, rolePlaces[row.role], roles[row.role]),
      ...period(grantsFile, row.row, 'validTo', row.validFrom, row.validTo),
    ]),
    ...rows.projects.flatMap(row => [
      ...unit(projectsFile, row.row, 'communityCode', row.communityCode, ['community']),
      ...reference(
        projectsFile,
        row.row,
        'categoryCode',
        row.categoryCode,
        known.projectCategories,
        projectCategoriesFile,
      ),
      ...period(projectsFile, row.row, 'expectedTo', row.expectedFrom, row.expectedTo),
    ]),
    ...rows.posts.flatMap(row => [
      ...unit(postsFile, row.row, 'communityCode', row.communityCode, ['community']),
      ...reference(
        postsFile,
        row.row,
        'categoryCode',
        row.categoryCode,
        known.postCategories,
        postCategoriesFile,
      ),
    ]),
  ]
}

function at<C extends Columns>(shape: FileShape<C>, row: number, field: keyof C & string, value: string) {
  const column = shape.columns[field]?.header ?? field
  return (message: string, howToMend: string): Problem[] => [
    { ...fileProblem(shape.file, { message, howToMend }, row), column, value: shorten(value) },
  ]
}

function reference<C extends Columns>(
  shape: FileShape<C>,
  row: number,
  field: keyof C & string,
  code: string,
  known: ReadonlySet<string> | null,
  target: FileShape,
): Problem[] {
  if (known === null || known.has(code)) return []
  const message = `${target.title}里没有这个编码`
  return at(shape, row, field, code)(message, `在 ${target.file} 里补上它，或更正编码`)
}

const unitReference =
  (known: KnownCodes, kinds: UnitKinds) =>
  <C extends Columns>(
    shape: FileShape<C>,
    row: number,
    field: keyof C & string,
    code: string | null,
    allowed: readonly UnitKind[],
    role?: string,
  ): Problem[] => {
    if (code === null) return []
    const kind = kinds.get(code)
    if (kind === undefined) return reference(shape, row, field, code, known.units, unitsFile)
    if (allowed.includes(kind)) return []
    const wanted = allowed.map(name => unitKinds[name]).join('、')
    const message = `这个编码是${unitKinds[kind]}${role ? `，不能担任${role}` : ''}`
    return at(shape, row, field, code)(message, `这里要填：${wanted}`)
  }

function period<C extends Columns>(
  shape: FileShape<C>,
  row: number,
  field: keyof C & string,
  from: string,
  to: string | null,
): Problem[] {
  if (to === null || to >= from) return []
  return at(shape, row, field, to)(`结束日期早于开始日期 ${from}`, '更正其中一个日期')
}
