/** One unit becomes part of another: its people, offices, projects and what hangs below it go there. */
import type { PoolClient } from 'pg'
import { refuseMerge, type PlacedUnit } from '#domain/organisation/tree-rules.js'
import { singleKinds } from '#domain/organisation/unit-places.js'
import { followMerger } from '../membership/follow-merger.js'
import type { DirectoryOrder } from './change-directory.js'
import { findBurden, findChildren } from './find-placed.js'
import { noteChange } from './note-change.js'
import { hangBelow, type TreeAnswer } from './tree-operations.js'

export const mergeUnit = async (
  client: PoolClient,
  order: DirectoryOrder,
  unit: PlacedUnit,
  into: PlacedUnit,
): Promise<TreeAnswer> => {
  const refusal = refuseMerge(unit, into)
  if (refusal) return refusal
  // Whatever is confirmed for the unit at this moment comes before, or is the successor's.
  await client.query('SELECT FROM org_unit WHERE id = $1 FOR UPDATE', [unit.id])
  const burden = await findBurden(client, unit.path, order.today)
  await takeOverChildren(client, order, unit, into)
  for (const takeOver of takenOver) await client.query(takeOver, [unit.id, into.id])
  await followMerger(client, { unitId: unit.id, intoId: into.id, by: order.by, today: order.today })
  await takeOverPeople(client, order, unit, into)
  await takeOverOffices(client, order, unit, into)
  await client.query('UPDATE org_unit SET ended_on = $3, merged_into_id = $2 WHERE id = $1', [
    unit.id,
    into.id,
    order.today,
  ])
  await noteChange(client, order, {
    subject: 'unit',
    subjectId: unit.id,
    change: 'merged',
    before: { parentId: unit.parentId, path: unit.path },
    after: { mergedIntoId: into.id, name: into.name },
  })
  return { unitId: into.id, burden }
}

/** A unit of which there may be only one, such as a temporary branch, merges with the one that is there. */
const takeOverChildren = async (
  client: PoolClient,
  order: DirectoryOrder,
  unit: PlacedUnit,
  into: PlacedUnit,
): Promise<void> => {
  const there = await findChildren(client, into.id)
  for (const child of await findChildren(client, unit.id)) {
    if (child.endedOn !== null) continue
    const same = there.find(({ kind, endedOn }) => kind === child.kind && endedOn === null)
    if (same && singleKinds.has(child.kind)) await mergeUnit(client, order, child, same)
    else await takeOverChild(client, order, child, into)
  }
}

const takeOverChild = async (
  client: PoolClient,
  order: DirectoryOrder,
  child: PlacedUnit,
  into: PlacedUnit,
): Promise<void> => {
  const path = await hangBelow(client, child, into)
  await noteChange(client, order, {
    subject: 'unit',
    subjectId: child.id,
    change: 'moved',
    before: { parentId: child.parentId, path: child.path },
    after: { parentId: into.id, path },
  })
}

/** `$1` the unit, `$2` the one it becomes part of. What has ended stays visible to whoever takes over. */
const takenOver = [
  'UPDATE project SET community_id = $2 WHERE community_id = $1',
  'UPDATE post SET community_id = $2 WHERE community_id = $1',
  'UPDATE project_category SET owner_id = $2 WHERE owner_id = $1',
  'UPDATE post_category SET owner_id = $2 WHERE owner_id = $1',
  `INSERT INTO district_category (district_id, kind, code, name, starts_on, ends_on)
   SELECT $2, kind, code, name, starts_on, ends_on FROM district_category WHERE district_id = $1 ON CONFLICT DO NOTHING`,
  'UPDATE need SET community_id = $2 WHERE community_id = $1',
  'UPDATE project SET wanted_units = array_replace(wanted_units, $1, $2) WHERE $1 = ANY (wanted_units)',
  'UPDATE person SET lives_in_id = $2 WHERE lives_in_id = $1',
  'UPDATE org_unit SET merged_into_id = $2 WHERE merged_into_id = $1',
  `INSERT INTO process_unit (process_id, unit_id) SELECT process_id, $2 FROM process_unit WHERE unit_id = $1
   ON CONFLICT DO NOTHING`,
]

const takeOverPeople = (client: PoolClient, order: DirectoryOrder, unit: PlacedUnit, into: PlacedUnit) =>
  client.query(
    `WITH moved AS (UPDATE person SET unit_id = $2 WHERE unit_id = $1 RETURNING id)
     INSERT INTO directory_change (by_person, reason, subject, subject_id, change, before, after)
     SELECT $3, $4, 'person', id, 'moved', jsonb_build_object('unitId', $1::text), jsonb_build_object('unitId', $2::text)
     FROM moved`,
    [unit.id, into.id, order.by, order.reason ?? null],
  )

/** Whoever holds the same office in both keeps the longer of the two; one that had ended there begins anew. */
const takeOverOffices = (client: PoolClient, order: DirectoryOrder, unit: PlacedUnit, into: PlacedUnit) =>
  client.query(
    `WITH held AS (
       SELECT * FROM role_grant WHERE unit_id = $1 AND coalesce(valid_to, $5) >= $5::date
     ), ended AS (
       UPDATE role_grant SET valid_to = $5::date - 1 FROM held
       WHERE role_grant.person_id = held.person_id AND role_grant.role = held.role AND role_grant.unit_id = $1
     ), taken AS (
       INSERT INTO role_grant (person_id, role, unit_id, granted_by, granted_at, reason, valid_from, valid_to)
       SELECT person_id, role, $2, granted_by, granted_at, reason, greatest(valid_from, $5::date), valid_to FROM held
       ON CONFLICT (person_id, role, unit_id) DO UPDATE SET
         valid_from = CASE WHEN role_grant.valid_to < $5::date THEN excluded.valid_from
           WHEN role_grant.valid_from IS NULL THEN NULL ELSE least(role_grant.valid_from, excluded.valid_from) END,
         valid_to = CASE WHEN role_grant.valid_to IS NULL OR excluded.valid_to IS NULL THEN NULL
           ELSE greatest(role_grant.valid_to, excluded.valid_to) END
       RETURNING person_id, role
     )
     INSERT INTO directory_change (by_person, reason, subject, subject_id, change, before, after)
     SELECT $3, $4, 'grant', person_id, 'moved', jsonb_build_object('role', role, 'unitId', $1::text),
       jsonb_build_object('role', role, 'unitId', $2::text) FROM taken`,
    [unit.id, into.id, order.by, order.reason ?? null, order.today],
  )
