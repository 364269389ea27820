import type { Pool, PoolClient } from 'pg'
import type { District } from '#domain/district/district.js'
import { fileProblem, refuseDistrict, type Refused } from '#domain/district/problem.js'
import { unitsFile } from '#domain/district/shapes.js'
import { lockDirectory } from '../organisation/change-directory.js'
import { placeAnew } from '../organisation/place-anew.js'
import { inTransaction } from '../transaction.js'
import {
  categoryTable,
  grantTable,
  personTable,
  postTable,
  projectTable,
  unitTable,
} from './district-tables.js'
import { readDistrict } from './read-district.js'
import { upsertRows, type TableCounts } from './upsert-rows.js'

export type ImportedTable =
  'org_unit' | 'person' | 'role_grant' | 'project_category' | 'post_category' | 'project' | 'post'

export type ImportCounts = Readonly<Record<ImportedTable, TableCounts>>
export type DistrictImport = { readonly ok: true; readonly counts: ImportCounts } | Refused

/**
 * Brings the database to what the files of a directory say, in one transaction: all of it or nothing.
 * Importing the same files again changes nothing. What the files no longer name is kept, because open and past
 * processes refer to it; an office that has ended gets an end date.
 */
export async function importDistrict(from: { pool: Pool; directory: string }): Promise<DistrictImport> {
  const read = await readDistrict(from.directory)
  if (!read.ok) return read
  return inTransaction(from.pool, client => importInsideTransaction(client, read.district), {
    isKept: ({ ok }) => ok,
  })
}

async function importInsideTransaction(client: PoolClient, district: District): Promise<DistrictImport> {
  // Two imports at once could each find no other tree, or wait for each other's rows.
  await lockDirectory(client)
  const refusal = await refuseOtherTree(client, district)
  if (refusal) return refusal
  const { projectCategories, postCategories } = district
  const org_unit = await upsertRows(client, unitTable, district.units)
  // A unit that the files left out moves along with the unit above it.
  await placeAnew(client)
  return {
    ok: true,
    counts: {
      org_unit,
      person: await upsertRows(client, personTable, district.people),
      role_grant: await upsertRows(client, grantTable, district.grants),
      project_category: await upsertRows(
        client,
        categoryTable('project_category', projectCategories),
        projectCategories,
      ),
      post_category: await upsertRows(client, categoryTable('post_category', postCategories), postCategories),
      project: await upsertRows(client, projectTable, district.projects),
      post: await upsertRows(client, postTable, district.posts),
    },
  }
}

/** One installation holds one tree; another district's files belong into a database of their own. */
async function refuseOtherTree(client: PoolClient, district: District): Promise<Refused | undefined> {
  const root = district.units[0]?.code
  const { rows } = await client.query<{ id: string; name: string }>(
    'SELECT id, name FROM org_unit WHERE parent_id IS NULL AND id <> $1',
    [root],
  )
  const other = rows[0]
  if (!other) return undefined
  const message = `数据库里已有另一棵组织树，最上级是“${other.name}”（${other.id}），与文件里的 ${root} 不同`
  const howToMend = '为新的数据另选一个空的数据文件夹，或改回原来的最上级编码'
  return refuseDistrict([fileProblem(unitsFile.file, { message, howToMend })])
}
