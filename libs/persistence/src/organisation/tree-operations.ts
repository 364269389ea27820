/** Adding, renaming, moving and ending units: rules first, then one set-based change, noted before → after. */
import type { PoolClient } from 'pg'
import { pathBelow } from '#domain/organisation/tree-path.js'
import type { UnitKind } from '#domain/organisation/roles.js'
import {
  refuseAddition,
  refuseEnd,
  refuseMove,
  refuseRenaming,
  type OrganisationRefusal,
  type PlacedUnit,
  type UnitBurden,
} from '#domain/organisation/tree-rules.js'
import { isBelow } from '../read/below.js'
import type { DirectoryOrder } from './change-directory.js'
import { findBurden, findChildren } from './find-placed.js'
import { noteChange } from './note-change.js'

/** What was done, and what it reached. */
export interface TreeChanged {
  unitId: string
  burden: UnitBurden
}
export type TreeAnswer = TreeChanged | OrganisationRefusal

export interface NewUnit {
  id: string
  kind: UnitKind
  name: string
  functions?: string | undefined
}

export const addUnit = async (
  client: PoolClient,
  order: DirectoryOrder,
  parent: PlacedUnit,
  unit: NewUnit,
): Promise<TreeAnswer> => {
  const siblings = await findChildren(client, parent.id)
  const refusal = refuseAddition(unit, parent, siblings)
  if (refusal) return refusal
  const { id, kind, name, functions = null } = unit
  const path = pathBelow(parent.path, id)
  const { rowCount } = await client.query(
    `INSERT INTO org_unit (id, kind, name, pinyin, parent_id, path, sort, functions)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    [id, kind, name, await pinyinOf(name), parent.id, path, siblings.length, functions],
  )
  if (!rowCount) return { refused: 'unitExists', context: { id } }
  const after = { kind, name, parentId: parent.id, path, functions }
  await noteChange(client, order, { subject: 'unit', subjectId: id, change: 'added', after })
  return { unitId: id, burden: await findBurden(client, path, order.today) }
}

/** Its dictionary is loaded with the first name: the API seldom needs it, and a start does not wait for it. */
const pinyinOf = async (name: string): Promise<string> =>
  (await import('../seed/pinyin.js')).searchablePinyin(name, { surname: false })

export const renameUnit = async (
  client: PoolClient,
  order: DirectoryOrder,
  unit: PlacedUnit,
  name: string,
): Promise<TreeAnswer> => {
  const refusal = refuseRenaming(unit, name, await findChildren(client, unit.parentId))
  if (refusal) return refusal
  await client.query('UPDATE org_unit SET name = $2, pinyin = $3 WHERE id = $1', [
    unit.id,
    name,
    await pinyinOf(name),
  ])
  const noted = { change: 'renamed', before: { name: unit.name }, after: { name } }
  await noteChange(client, order, { subject: 'unit', subjectId: unit.id, ...noted })
  return { unitId: unit.id, burden: await findBurden(client, unit.path, order.today) }
}

export const moveUnit = async (
  client: PoolClient,
  order: DirectoryOrder,
  unit: PlacedUnit,
  parent: PlacedUnit,
): Promise<TreeAnswer> => {
  const refusal = refuseMove(unit, parent, await findChildren(client, parent.id))
  if (refusal) return refusal
  const path = await hangBelow(client, unit, parent)
  const before = { parentId: unit.parentId, path: unit.path }
  const noted = { change: 'moved', before, after: { parentId: parent.id, path } }
  await noteChange(client, order, { subject: 'unit', subjectId: unit.id, ...noted })
  return { unitId: unit.id, burden: await findBurden(client, path, order.today) }
}

/** Rewrites the paths of a whole subtree in one statement. @returns the unit's new path */
export const hangBelow = async (
  client: PoolClient,
  unit: PlacedUnit,
  parent: PlacedUnit,
): Promise<string> => {
  const path = pathBelow(parent.path, unit.id)
  await client.query(
    `UPDATE org_unit SET path = $2 || substr(path, length($1) + 1),
       parent_id = CASE WHEN id = $3 THEN $4 ELSE parent_id END
     WHERE ${isBelow('path', '$1')}`,
    [unit.path, path, unit.id, parent.id],
  )
  return path
}

/** A unit that leaves nothing undone ends together with those below it, and so do the offices there. */
export const endUnit = async (
  client: PoolClient,
  order: DirectoryOrder,
  unit: PlacedUnit,
): Promise<TreeAnswer> => {
  const burden = await findBurden(client, unit.path, order.today)
  const refusal = refuseEnd(unit, burden)
  if (refusal) return refusal
  await client.query(
    `WITH ended AS (
       UPDATE org_unit SET ended_on = $2 WHERE ${isBelow('path', '$1')} AND ended_on IS NULL RETURNING id, name
     ), offices AS (
       UPDATE role_grant SET valid_to = $2::date - 1 FROM ended
       WHERE role_grant.unit_id = ended.id AND coalesce(valid_to, $2) >= $2::date
       RETURNING person_id, role, unit_id
     ), revoked AS (
       INSERT INTO directory_change (by_person, reason, subject, subject_id, change, before)
       SELECT $3, $4, 'grant', person_id, 'revoked', jsonb_build_object('role', role, 'unitId', unit_id) FROM offices
     )
     INSERT INTO directory_change (by_person, reason, subject, subject_id, change, before, after)
     SELECT $3, $4, 'unit', id, 'ended', jsonb_build_object('name', name), jsonb_build_object('endedOn', $2::date) FROM ended`,
    [unit.path, order.today, order.by, order.reason ?? null],
  )
  return { unitId: unit.id, burden }
}
