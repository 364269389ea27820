import type { PoolClient } from 'pg'
import { endForLeavers } from '../membership/end-for-leavers.js'
import { followUnits } from '../membership/follow-units.js'
import { beginMembershipsOfImport } from '../organisation/begin-memberships.js'
import { lockDirectory } from '../organisation/change-directory.js'
import { isLeftBehind } from '../organisation/left-behind.js'
import { placeAnew } from '../organisation/place-anew.js'
import { inTransactionOn } from '../transaction.js'
import { directoryBasis } from './read-directory.js'

export interface Application {
  id: string
  byPerson: string
  basis: string
  /** `YYYY-MM-DD`; whoever leaves held their offices up to the day before. */
  today: string
  /** Waits so long before it commits, for a test to strike. */
  pauseMs?: number
}

/**
 * Does what the check had found, set by set, in one transaction: all of it with its history, or nothing.
 * @returns false when the directory is no longer what the check compared with: nothing is done then
 */
export const applyImport = (client: PoolClient, application: Application): Promise<boolean> => {
  const applyOnce = async () => {
    await lockDirectory(client)
    // Readers go on; whoever else would write to these waits.
    await client.query('LOCK TABLE org_unit, person, role_grant IN SHARE ROW EXCLUSIVE MODE')
    const isSame = (await directoryBasis(client, application.today)) === application.basis
    if (isSame) await applyChanges(client, application)
    if (application.pauseMs) await client.query('SELECT pg_sleep($1)', [application.pauseMs / 1_000])
    return isSame
  }
  return inTransactionOn(client, applyOnce, { isKept: isSame => isSame })
}

async function applyChanges(client: PoolClient, { id, byPerson, today }: Application): Promise<void> {
  await client.query(addUnits, [id])
  const { rowCount } = await client.query(changeUnits, [id])
  if (rowCount || (await hasUnits(client, id))) await placeAnew(client)
  await client.query(addPeople, [id])
  await client.query(changePeople, [id])
  await client.query(endOffices, [id, byPerson, today])
  await client.query(beginMembershipsOfImport, [id, byPerson, today, null])
  await followUnits(client, today)
  await endForLeavers(client, today)
  await client.query(noteChanges, [id, byPerson])
  await client.query(
    `UPDATE directory_import SET state = 'applied', progress = 100, ended_at = clock_timestamp() WHERE id = $1`,
    [id],
  )
}

const hasUnits = async (client: PoolClient, id: string): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT FROM import_change WHERE import_id = $1 AND subject = 'unit' LIMIT 1`,
    [id],
  )
  return (rowCount ?? 0) > 0
}

const addUnits = `
  INSERT INTO org_unit (id, kind, name, pinyin, parent_id, path, sort, functions)
  SELECT subject_id, after->>'kind', name, pinyin, after->>'parentId', '', "row", after->>'functions'
  FROM import_change WHERE import_id = $1 AND subject = 'unit' AND change = 'added'`

const changeUnits = `
  UPDATE org_unit u SET
    name = coalesce(c.after->>'name', u.name),
    pinyin = CASE WHEN c.after ? 'name' THEN c.pinyin ELSE u.pinyin END,
    parent_id = CASE WHEN c.after ? 'parentId' THEN c.after->>'parentId' ELSE u.parent_id END,
    functions = coalesce(c.after->>'functions', u.functions)
  FROM import_change c
  WHERE c.import_id = $1 AND c.subject = 'unit' AND c.change <> 'added' AND u.id = c.subject_id`

const addPeople = `
  INSERT INTO person (id, staff_number, name, pinyin, unit_id, lives_in_id, joined_on, phone)
  SELECT subject_id, after->>'staffNumber', name, pinyin, after->>'unitId', after->>'livesInId',
    (after->>'joinedOn')::date, after->>'phone'
  FROM import_change WHERE import_id = $1 AND subject = 'person' AND change = 'added'`

const changePeople = `
  UPDATE person p SET
    name = coalesce(c.after->>'name', p.name),
    pinyin = CASE WHEN c.after ? 'name' THEN c.pinyin ELSE p.pinyin END,
    staff_number = coalesce(c.after->>'staffNumber', p.staff_number),
    unit_id = coalesce(c.after->>'unitId', p.unit_id),
    lives_in_id = coalesce(c.after->>'livesInId', p.lives_in_id),
    joined_on = coalesce((c.after->>'joinedOn')::date, p.joined_on),
    left_on = CASE WHEN c.after ? 'leftOn' THEN (c.after->>'leftOn')::date ELSE p.left_on END,
    phone = coalesce(c.after->>'phone', p.phone)
  FROM import_change c
  WHERE c.import_id = $1 AND c.subject = 'person' AND c.change <> 'added' AND p.id = c.subject_id`

/** Offices of those who leave, and of those who move at and below the old unit, end with the day before. */
const endOffices = `
  WITH ended AS (
    UPDATE role_grant g SET valid_to = least((c.after->>'leftOn')::date, $3::date - 1)
    FROM import_change c
    WHERE c.import_id = $1 AND c.subject = 'person' AND g.person_id = c.subject_id
      AND (c.change = 'left' OR (c.change = 'moved' AND EXISTS (
        SELECT FROM org_unit office, org_unit old, org_unit new
        WHERE office.id = g.unit_id AND old.id = c.before->>'unitId' AND new.id = c.after->>'unitId'
          AND ${isLeftBehind('office.path', { old: 'old.path', new: 'new.path' })})))
      AND (g.valid_to IS NULL OR g.valid_to >= $3::date)
    RETURNING g.person_id, g.role, g.unit_id, g.valid_to
  )
  INSERT INTO directory_change (by_person, import_id, subject, subject_id, change, before, after)
  SELECT $2, $1, 'grant', person_id, 'revoked', jsonb_build_object('role', role, 'unitId', unit_id),
    jsonb_build_object('validTo', valid_to)
  FROM ended`

const noteChanges = `
  INSERT INTO directory_change (by_person, import_id, subject, subject_id, change, before, after)
  SELECT $2, $1, subject, subject_id, change, before, after FROM import_change WHERE import_id = $1 ORDER BY no`
