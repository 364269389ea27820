/** What may be done to the tree: pure rules over the units concerned, answered with the one reason against it. */
import type { LocalDate } from '../calendar/local-date.js'
import type { UnitId, UnitKind } from './roles.js'
import { isWithin } from './tree-path.js'
import { mayHangBelow, singleKinds } from './unit-places.js'

export interface PlacedUnit {
  id: UnitId
  kind: UnitKind
  name: string
  parentId: UnitId | null
  path: string
  endedOn: LocalDate | null
}

/** What still hangs on a unit and those below it. */
export interface UnitBurden {
  units: number
  people: number
  offices: number
  openProcesses: number
  openTasks: number
  /** Projects and posts of communities: somebody's need, whoever looks after it. */
  projects: number
}

export const organisationRefusals = [
  'unitEnded',
  'unitExists',
  'unitKindMisplaced',
  'unitWithinItself',
  'unitAlreadyThere',
  'unitOfItsKindExists',
  'unitInUse',
  'unitKindsDiffer',
  'unitIsRoot',
] as const
export type OrganisationRefusalCode = (typeof organisationRefusals)[number]

export interface OrganisationRefusal {
  refused: OrganisationRefusalCode
  context?: Record<string, unknown>
}

const refuse = (
  refused: OrganisationRefusalCode,
  context?: Record<string, unknown>,
): OrganisationRefusal => ({
  refused,
  ...(context && { context }),
})

type Sibling = Pick<PlacedUnit, 'id' | 'kind' | 'name' | 'endedOn'>

/** A new unit, or one that comes from elsewhere: the kind must fit, and names and single kinds must be free. */
const refusePlace = (
  { id, kind, name }: Pick<PlacedUnit, 'id' | 'kind' | 'name'>,
  parent: PlacedUnit,
  siblings: Sibling[],
): OrganisationRefusal | undefined => {
  if (parent.endedOn !== null) return refuse('unitEnded', { name: parent.name })
  if (!mayHangBelow(kind, parent.kind)) return refuse('unitKindMisplaced', { kind, parentKind: parent.kind })
  const others = siblings.filter(other => other.id !== id && other.kind === kind && other.endedOn === null)
  if (singleKinds.has(kind) && others.length > 0)
    return refuse('unitOfItsKindExists', { name: others[0]?.name })
  return others.some(other => other.name === name) ? refuse('unitExists', { name }) : undefined
}

export const refuseAddition = refusePlace

export const refuseRenaming = (
  unit: PlacedUnit,
  name: string,
  siblings: Sibling[],
): OrganisationRefusal | undefined => {
  if (unit.endedOn !== null) return refuse('unitEnded', { name: unit.name })
  const isTaken = siblings.some(
    other =>
      other.id !== unit.id && other.kind === unit.kind && other.name === name && other.endedOn === null,
  )
  return isTaken ? refuse('unitExists', { name }) : undefined
}

export const refuseMove = (
  unit: PlacedUnit,
  parent: PlacedUnit,
  siblings: Sibling[],
): OrganisationRefusal | undefined => {
  if (unit.endedOn !== null) return refuse('unitEnded', { name: unit.name })
  if (unit.parentId === null) return refuse('unitIsRoot')
  if (isWithin(parent.path, unit.path)) return refuse('unitWithinItself')
  if (unit.parentId === parent.id) return refuse('unitAlreadyThere', { name: parent.name })
  return refusePlace(unit, parent, siblings)
}

/** Whoever takes over is said by merging; a unit that simply ends leaves nothing undone. */
export const refuseEnd = (
  unit: PlacedUnit,
  { people, openProcesses, openTasks, projects }: UnitBurden,
): OrganisationRefusal | undefined => {
  if (unit.endedOn !== null) return refuse('unitEnded', { name: unit.name })
  if (unit.parentId === null) return refuse('unitIsRoot')
  return people + openProcesses + openTasks + projects > 0
    ? refuse('unitInUse', { people, openProcesses, openTasks, projects })
    : undefined
}

export const refuseMerge = (unit: PlacedUnit, into: PlacedUnit): OrganisationRefusal | undefined => {
  const ended = [unit, into].find(({ endedOn }) => endedOn !== null)
  if (ended) return refuse('unitEnded', { name: ended.name })
  if (unit.parentId === null) return refuse('unitIsRoot')
  if (isWithin(into.path, unit.path)) return refuse('unitWithinItself')
  return unit.kind === into.kind
    ? undefined
    : refuse('unitKindsDiffer', { kind: unit.kind, other: into.kind })
}
