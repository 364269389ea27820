/** People move between units and leave: their offices in the old unit end with it, and open tasks follow by themselves. */
import type { PoolClient } from 'pg'
import { administratorRoles, type GrantRefusalCode } from '#domain/organisation/grant-rules.js'
import type { OrganisationRefusalCode, PlacedUnit } from '#domain/organisation/tree-rules.js'
import { endForLeavers } from '../membership/end-for-leavers.js'
import { followUnits } from '../membership/follow-units.js'
import { beginMembership } from './begin-memberships.js'
import type { DirectoryOrder } from './change-directory.js'
import { findPlaced } from './find-placed.js'
import { isLeftBehind } from './left-behind.js'
import { noteChange } from './note-change.js'

export type PersonCommand =
  | { name: 'move'; personId: string; unitId: string }
  | { name: 'leave'; personId: string }
  | { name: 'return'; personId: string; unitId: string }

export interface PersonChanged {
  personId: string
  /** Offices that end with it. */
  offices: { role: string; unitId: string }[]
  /** Open tasks in the person's own name, which go back to their offices. */
  tasks: number
}

export type PersonAnswer =
  | PersonChanged
  | { refused: OrganisationRefusalCode | GrantRefusalCode | 'notFound'; context?: Record<string, unknown> }

interface Somebody {
  id: string
  unitId: string
  path: string
  leftOn: string | null
}

export const changePerson = async (
  client: PoolClient,
  order: DirectoryOrder,
  command: PersonCommand,
): Promise<PersonAnswer> => {
  const person = await findSomebody(client, command.personId)
  if (!person) return { refused: 'notFound' }
  if (await isAdministratorHere(client, order, person)) return { refused: 'administratorsOffice' }
  if (command.name === 'leave') return leave(client, order, person)
  const unit = await findPlaced(client, command.unitId)
  if (!unit) return { refused: 'notFound' }
  if (unit.endedOn !== null) return { refused: 'unitEnded', context: { name: unit.name } }
  const isGone = person.leftOn !== null && person.leftOn < order.today
  if (command.name === 'move' && isGone) return { refused: 'personLeft' }
  if (!isGone && unit.id === person.unitId)
    return { refused: 'unitAlreadyThere', context: { name: unit.name } }
  return settleIn(client, order, person, unit)
}

/** What takes two security administrators to take away does not end by a move. */
const isAdministratorHere = async (
  client: PoolClient,
  { today }: DirectoryOrder,
  { id }: Somebody,
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT FROM role_grant WHERE person_id = $1 AND role = ANY ($2) AND coalesce(valid_to, $3) >= $3::date LIMIT 1`,
    [id, administratorRoles, today],
  )
  return rowCount === 1
}

const findSomebody = async (client: PoolClient, id: string): Promise<Somebody | undefined> => {
  const { rows } = await client.query<Somebody>(
    `SELECT p.id, p.unit_id AS "unitId", u.path, p.left_on::text AS "leftOn"
     FROM person p JOIN org_unit u ON u.id = p.unit_id WHERE p.id = $1`,
    [id],
  )
  return rows[0]
}

const settleIn = async (
  client: PoolClient,
  order: DirectoryOrder,
  person: Somebody,
  { id: unitId, path }: PlacedUnit,
): Promise<PersonAnswer> => {
  const leftBehind = isLeftBehind('u.path', { old: '$3', new: '$4' })
  const result = await endOffices(client, order, person, { where: leftBehind, values: [person.path, path] })
  await client.query('UPDATE person SET unit_id = $2, left_on = NULL WHERE id = $1', [person.id, unitId])
  await noteChange(client, order, {
    subject: 'person',
    subjectId: person.id,
    change: person.leftOn === null ? 'moved' : 'returned',
    before: { unitId: person.unitId, leftOn: person.leftOn },
    after: { unitId },
  })
  await beginMembership(client, person.id, order)
  await followUnits(client, order.today)
  return result
}

/** Yesterday was the last day, wherever the offices were. */
const leave = async (client: PoolClient, order: DirectoryOrder, person: Somebody): Promise<PersonAnswer> => {
  if (person.leftOn !== null && person.leftOn < order.today) return { refused: 'personLeft' }
  const result = await endOffices(client, order, person, { where: 'true', values: [] })
  await client.query('UPDATE person SET left_on = $2::date - 1 WHERE id = $1', [person.id, order.today])
  await endForLeavers(client, order.today)
  const before = { unitId: person.unitId }
  await noteChange(client, order, { subject: 'person', subjectId: person.id, change: 'left', before })
  return result
}

const endOffices = async (
  client: PoolClient,
  order: DirectoryOrder,
  { id }: Somebody,
  ending: { where: string; values: string[] },
): Promise<PersonChanged> => {
  const { rows } = await client.query<{ role: string; unitId: string }>(
    `UPDATE role_grant g SET valid_to = $2::date - 1 FROM org_unit u
     WHERE g.person_id = $1 AND u.id = g.unit_id AND ${ending.where} AND coalesce(g.valid_to, $2) >= $2::date
     RETURNING g.role, g.unit_id AS "unitId"`,
    [id, order.today, ...ending.values],
  )
  for (const before of rows)
    await noteChange(client, order, { subject: 'grant', subjectId: id, change: 'revoked', before })
  const { rows: tasks } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM task WHERE person_id = $1 AND status = 'open'
       AND unit_id = ANY ($2)`,
    [id, rows.map(({ unitId }) => unitId)],
  )
  return { personId: id, offices: rows, tasks: tasks[0]?.count ?? 0 }
}
