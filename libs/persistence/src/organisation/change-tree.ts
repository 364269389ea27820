import type { Pool, PoolClient } from 'pg'
import type { PlacedUnit } from '#domain/organisation/tree-rules.js'
import { changeDirectory, type DirectoryOrder, type KeyReused } from './change-directory.js'
import { findPlaced } from './find-placed.js'
import { mergeUnit } from './merge-units.js'
import { addUnit, endUnit, moveUnit, renameUnit, type NewUnit, type TreeAnswer } from './tree-operations.js'

export type TreeCommand =
  | { name: 'add'; parentId: string; unit: NewUnit }
  | { name: 'rename'; unitId: string; to: string }
  | { name: 'move'; unitId: string; parentId: string }
  | { name: 'end'; unitId: string }
  | { name: 'merge'; unitId: string; intoId: string }

/** The units a command names, its own first. */
export const unitsOf = (command: TreeCommand): string[] => {
  switch (command.name) {
    case 'add':
      return [command.parentId]
    case 'move':
      return [command.unitId, command.parentId]
    case 'merge':
      return [command.unitId, command.intoId]
    case 'rename':
    case 'end':
      return [command.unitId]
  }
}

/**
 * One change of the tree in one transaction; with `preview` everything is tried and taken back.
 * @throws UnitMissing
 */
export const changeTree = (
  pool: Pool,
  order: DirectoryOrder,
  command: TreeCommand,
): Promise<TreeAnswer | KeyReused> => changeDirectory(pool, order, client => carryOut(client, order, command))

/** A unit that a command names is not there. */
export class UnitMissing extends Error {}

const placed = async (client: PoolClient, id: string): Promise<PlacedUnit> => {
  const unit = await findPlaced(client, id)
  if (!unit) throw new UnitMissing(id)
  return unit
}

const carryOut = async (
  client: PoolClient,
  order: DirectoryOrder,
  command: TreeCommand,
): Promise<TreeAnswer> => {
  switch (command.name) {
    case 'add':
      return addUnit(client, order, await placed(client, command.parentId), command.unit)
    case 'rename':
      return renameUnit(client, order, await placed(client, command.unitId), command.to)
    case 'move':
      return moveUnit(
        client,
        order,
        await placed(client, command.unitId),
        await placed(client, command.parentId),
      )
    case 'end':
      return endUnit(client, order, await placed(client, command.unitId))
    case 'merge':
      return mergeUnit(
        client,
        order,
        await placed(client, command.unitId),
        await placed(client, command.intoId),
      )
  }
}
