import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileShape } from '#domain/district/file-shape.js'
import { districtFiles, type DistrictFile } from '#domain/district/shapes.js'
import { unitKinds } from '#domain/organisation/roles.js'
import { agencies } from './demo/agencies.js'
import { postCategories, projectCategories } from './demo/categories.js'
import { communities, demoPeople, partyOrganisationCode } from './demo/people.js'
import { subdistricts } from './demo/places.js'
import { drawFrom } from './demo/random.js'
import { demoPosts, demoProjects } from './demo/work.js'
import { demoDataFolder } from './read-district.js'

type Rows = readonly (readonly (string | number)[])[]

const seed = 65_2023

/** M2: each community has a branch of the members who checked in there. */
const temporaryBranchCode = (communityCode: string): string => `${communityCode}-L`

/** The demo district as file name → text. The same seed gives the same bytes. */
export function demoFiles(): Readonly<Record<string, string>> {
  const draw = drawFrom(seed)
  const { people, grants } = demoPeople(draw)
  const rows: Record<DistrictFile, Rows> = {
    units: [
      ['5117', '达州市', '市', '', ''],
      ['511702', '通川区', '区', '5117', ''],
      ...subdistricts.map(({ code, name }) => [code, name, '街道', '511702', '']),
      ...communities.map(({ code, name, parentCode }) => [code, name, '社区', parentCode, '']),
      ...agencies.map(({ code, name, parentCode, functions }) => [
        code,
        name,
        '机关单位',
        parentCode,
        functions,
      ]),
      ...communities.map(({ code, name }) => [
        temporaryBranchCode(code),
        `${name}${unitKinds.temporaryPartyBranch}`,
        '临时党支部',
        code,
        '',
      ]),
    ],
    partyOrganisations: agencies.map(({ code, name }) => [
      partyOrganisationCode(code),
      `中共${name}支部委员会`,
      code,
    ]),
    people,
    grants,
    projectCategories: projectCategories.map(({ code, name, placeholder }) => [code, name, placeholder]),
    postCategories: postCategories.map(({ code, name, placeholder }) => [code, name, placeholder]),
    projects: demoProjects(draw),
    posts: demoPosts(draw),
  }
  return Object.fromEntries(
    Object.entries(districtFiles).map(([key, shape]) => [shape.file, csv(shape, rows[key as DistrictFile])]),
  )
}

/** With a byte order mark, so that a spreadsheet opens the demo's files as the templates they are meant to be. */
function csv(shape: FileShape, rows: Rows): string {
  const header = Object.values(shape.columns).map(column => column.header)
  return `\ufeff${[header, ...rows].map(row => row.map(quoted).join(',')).join('\n')}\n`
}

const quoted = (cell: string | number): string =>
  /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)

/** Writes the demo district; run from the repository's root after a change to what it is made of. */
export function generateDemo(directory = demoDataFolder): void {
  mkdirSync(directory, { recursive: true })
  for (const [file, text] of Object.entries(demoFiles())) writeFileSync(join(directory, file), text)
}

if (require.main === module) generateDemo(process.argv[2])
