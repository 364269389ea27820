import { checkAdministrators } from './check-administrators.js'
import { checkReferences, type UnitKinds } from './check-references.js'
import { checkTable, type CheckedTable, type RawTable } from './check-table.js'
import { checkTree } from './check-tree.js'
import type { District } from './district.js'
import type { FileShape } from './file-shape.js'
import { refuseDistrict, type Problem, type Refused } from './problem.js'
import { districtFiles, type DistrictFile, type DistrictRows } from './shapes.js'

/** What was found where a file should be: its table, or why there is none. */
export type FoundFile = { readonly table: RawTable } | { readonly problems: readonly Problem[] }

export type CheckedDistrict = { readonly ok: true; readonly district: District } | Refused

type Tables = { readonly [F in DistrictFile]: CheckedTable<(typeof districtFiles)[F]> }

/**
 * Checks a district's eight files by themselves and against each other. Either all of it is right,
 * or everything that is wrong is reported at once and nothing is handed on.
 */
export function checkDistrict(found: Readonly<Record<DistrictFile, FoundFile>>): CheckedDistrict {
  const tables = Object.fromEntries(
    Object.entries(districtFiles).map(([name, shape]) => [
      name,
      readFile(shape, found[name as DistrictFile]),
    ]),
  ) as unknown as Tables
  const { units, problems: treeProblems } = checkTables(tables)
  const problems = inFileOrder([...Object.values(tables).flatMap(table => table.problems), ...treeProblems])
  if (problems.length > 0) return refuseDistrict(problems)
  return {
    ok: true,
    district: {
      units,
      people: tables.people.rows,
      grants: tables.grants.rows,
      projectCategories: tables.projectCategories.rows,
      postCategories: tables.postCategories.rows,
      projects: tables.projects.rows,
      posts: tables.posts.rows,
    },
  }
}

function readFile<S extends FileShape>(shape: S, found: FoundFile): CheckedTable<S> {
  return 'table' in found
    ? checkTable(shape, found.table)
    : { rows: [], known: null, problems: found.problems }
}

function checkTables(tables: Tables): ReturnType<typeof checkTree> {
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]))
  const { units, partyOrganisations } = tables
  const tree =
    units.known === null
      ? { units: [], problems: [] }
      : checkTree({ units: units.rows, partyOrganisations: partyOrganisations.rows, knownUnits: units.known })
  const unitsKnown =
    units.known && partyOrganisations.known ? new Set([...units.known, ...partyOrganisations.known]) : null
  const known = {
    units: unitsKnown,
    people: tables.people.known,
    projectCategories: tables.projectCategories.known,
    postCategories: tables.postCategories.known,
  }
  const references = checkReferences(rows as unknown as DistrictRows, known, kindsOf(tables))
  const administrators = checkAdministrators(tables.grants.rows)
  return { units: tree.units, problems: [...tree.problems, ...references, ...administrators] }
}

const kindsOf = ({ units, partyOrganisations }: Tables): UnitKinds =>
  new Map([
    ...partyOrganisations.rows.map(row => [row.code, 'agencyPartyOrganization'] as const),
    ...units.rows.map(row => [row.code, row.kind] as const),
  ])

/** In the order in which someone goes through the files: file by file, from the top down. */
function inFileOrder(problems: readonly Problem[]): Problem[] {
  const files = Object.values(districtFiles).map(shape => shape.file)
  const place = (problem: Problem): number => files.indexOf(problem.file)
  return [...problems].sort((one, other) => place(one) - place(other) || (one.row ?? 0) - (other.row ?? 0))
}
