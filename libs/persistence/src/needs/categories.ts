/** Categories of projects and posts as each district has them: codes are common, names, additions and ends are its own. */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import {
  refuseCategoryCommand,
  refuseNewCategory,
  type Category,
  type CategoryCommand,
} from '#domain/needs/category.js'
import type { OfferKind } from '#domain/needs/offer.js'
import type { DirectoryOrder } from '../organisation/change-directory.js'
import { noteChange } from '../organisation/note-change.js'
import { statement, type Database } from '../read/database.js'

/** SQL for the ids on the way to a unit, itself included. */
const wayOf = (path: string): string => `string_to_array(trim('/' FROM ${path}), '/')`

/**
 * SQL that joins a category under the name that a unit's district gives it.
 * @param as alias of what is joined: `code`, `name`, `sort`, `placeholder`
 * @param code column with its code; a row without one has no category
 * @param path column with the unit's path
 */
export const categoryJoin = (kind: OfferKind, as: string, code: string, path: string): string => `
  LEFT JOIN LATERAL (
    SELECT common.code, common.sort, coalesce(named.name, common.name) AS name,
      named.name IS NULL AND common.placeholder AS placeholder
    FROM ${kind}_category common LEFT JOIN district_category named
      ON named.kind = '${kind}' AND named.code = common.code AND named.district_id = ANY (${wayOf(path)})
    WHERE common.code = ${code} LIMIT 1) ${as} ON true`

interface CategoryRow {
  code: string
  name: string
  placeholder: boolean
  own: boolean
  startsOn: string | null
  endsOn: string | null
}

/** `$1` the district; without one, the common names and every district's own. */
const listOf = (kind: OfferKind): string => `
  SELECT k.code, coalesce(x.name, k.name) AS name, x.name IS NULL AND k.placeholder AS placeholder,
    k.owner_id IS NOT NULL AS own, x.starts_on::text AS "startsOn", x.ends_on::text AS "endsOn"
  FROM ${kind}_category k
  LEFT JOIN district_category x ON x.kind = '${kind}' AND x.code = k.code AND x.district_id = coalesce($1, k.owner_id)
  WHERE $1::text IS NULL OR k.owner_id IS NULL OR k.owner_id = $1
  ORDER BY k.sort, k.code`
const lists = {
  project: statement<CategoryRow>('project-categories', listOf('project')),
  post: statement<CategoryRow>('post-categories', listOf('post')),
}

const categoryOf = ({ startsOn, endsOn, ...row }: CategoryRow): Category => ({
  ...row,
  ...(startsOn !== null && { startsOn }),
  ...(endsOn !== null && { endsOn }),
})

export const findCategories = async (
  database: Database,
  kind: OfferKind,
  districtId: string | undefined,
): Promise<Category[]> => (await lists[kind](database, [districtId ?? null])).map(categoryOf)

const districts = statement<{ id: string }>(
  'district-of-units',
  `SELECT d.id FROM org_unit u JOIN org_unit d ON d.kind = 'district' AND d.id = ANY (${wayOf('u.path')})
   WHERE u.id = ANY ($1::text[]) ORDER BY array_position($1::text[], u.id) LIMIT 1`,
)

/** The district in which the first of some units lies that lies in one. */
export const findDistrictOf = async (
  database: Database,
  unitIds: readonly string[],
): Promise<string | undefined> => (await districts(database, [unitIds]))[0]?.id

/** What whoever reads a page needs to name a category, whether it is still used or not. */
export const findCategoryNames = async (
  database: Database,
  kind: OfferKind,
  unitId: string,
): Promise<Category[]> => findCategories(database, kind, await findDistrictOf(database, [unitId]))

export interface NewCategory {
  districtId: string
  kind: OfferKind
  name: string
  startsOn?: LocalDate
}

/** A code of the district's own, so that no file of the common ones ever means it. */
const insert = (kind: OfferKind): string => `
  INSERT INTO ${kind}_category (code, name, sort, owner_id)
  SELECT $1 || '-' || (count(*) FILTER (WHERE owner_id = $2) + 1), $3, coalesce(max(sort), 0) + 1, $2 FROM ${kind}_category
  RETURNING code`

export const addCategory = async (client: PoolClient, order: DirectoryOrder, asked: NewCategory) => {
  const { districtId, kind, name, startsOn } = asked
  const all = await categoriesIn(client, kind, districtId)
  const refused = refuseNewCategory(all, asked, order.today)
  if (refused) return { refused }
  const prefix = `${kind === 'project' ? 'P' : 'G'}-${districtId}`
  const { rows } = await client.query<{ code: string }>(insert(kind), [prefix, districtId, name])
  const [{ code } = { code: '' }] = rows
  await write(client, order, { ...asked, code }, { name, startsOn: startsOn ?? null, endsOn: null })
  return { code, name }
}

export interface CategoryChange {
  districtId: string
  kind: OfferKind
  code: string
}

export const changeCategory = async (
  client: PoolClient,
  order: DirectoryOrder,
  asked: CategoryChange,
  command: CategoryCommand,
) => {
  const all = await categoriesIn(client, asked.kind, asked.districtId)
  const category = all.find(({ code }) => code === asked.code)
  if (!category) return { refused: 'categoryUnknown' as const }
  const refused = refuseCategoryCommand(all, category, command, order.today)
  if (refused) return { refused }
  const { startsOn = null, endsOn = null, name: before } = category
  const name = command.name === 'rename' ? command.to : null
  const ends = { rename: endsOn, end: command.name === 'end' ? command.on : null, resume: null }[command.name]
  await write(client, order, asked, { name, startsOn, endsOn: ends }, { name: before, endsOn })
  return { code: asked.code, name: name ?? before }
}

const categoriesIn = async (client: PoolClient, kind: OfferKind, districtId: string): Promise<Category[]> => {
  const { rows } = await client.query<CategoryRow>(listOf(kind), [districtId])
  return rows.map(categoryOf)
}

/** The district's line, and one of its history; without a new name, the one that stands stays. */
const write = async (
  client: PoolClient,
  order: DirectoryOrder,
  { districtId, kind, code }: CategoryChange,
  after: { name: string | null; startsOn: LocalDate | null; endsOn: LocalDate | null },
  before?: object,
): Promise<void> => {
  await client.query(
    `INSERT INTO district_category (district_id, kind, code, name, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (district_id, kind, code)
     DO UPDATE SET name = coalesce(excluded.name, district_category.name), starts_on = excluded.starts_on, ends_on = excluded.ends_on`,
    [districtId, kind, code, after.name, after.startsOn, after.endsOn],
  )
  await noteChange(client, order, {
    subject: 'unit',
    subjectId: districtId,
    change: 'category',
    ...(before && { before: { kind, code, ...before } }),
    after: { kind, code, ...after },
  })
}
