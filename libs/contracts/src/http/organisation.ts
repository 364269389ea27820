/** The organisation for its administrators: the tree and its changes, rosters, offices, requests, history. */
import { z } from 'zod'
import { id, instant, localDate, page, role, text, unitKind } from './shared.js'

const flag = z.enum(['true', 'false'])
const search = z.string().trim().max(100)
/** Plain ASCII: it stands in paths. */
const unitCode = z.string().regex(/^[0-9A-Za-z-]{1,40}$/, '编码只能由数字、英文字母和短横线组成')
const unitName = text(60)
const reason = text(300)

export const treeUnit = z
  .object({
    id,
    name: z.string(),
    kind: unitKind,
    kindLabel: z.string(),
    parentId: id.optional(),
    hasChildren: z.boolean(),
    endedOn: localDate.optional(),
    mergedIntoName: z.string().optional(),
    /** The names above it, from the root down. */
    way: z.string(),
  })
  .meta({ id: 'TreeUnit' })
/** Without a parent or a search: the uppermost units within one's scope. */
export const treeQuery = page.extend({
  parentId: id.optional(),
  /** Name, full pinyin, initials or code. */
  search: search.optional(),
  ended: flag.default('false'),
})
export const treeList = z.object({ items: z.array(treeUnit), total: z.int() })

export const unitBurden = z.object({
  units: z.int(),
  people: z.int(),
  offices: z.int(),
  openProcesses: z.int(),
  openTasks: z.int(),
  projects: z.int(),
})
export const treeUnitDetail = treeUnit.extend({
  /** The unit and everything below it. */
  burden: unitBurden,
  childKinds: z.array(z.object({ kind: unitKind, label: z.string() })),
  /** Roles that can be held there. */
  offices: z.array(z.object({ role, label: z.string() })),
})

export const treeRequest = z.strictObject({
  reason,
  /** Tries everything and takes it back. */
  preview: z.boolean().default(false),
  command: z.discriminatedUnion('name', [
    z.strictObject({
      name: z.literal('add'),
      parentId: id,
      unit: z.strictObject({
        id: unitCode,
        kind: unitKind,
        name: unitName,
        functions: text(200).optional(),
      }),
    }),
    z.strictObject({ name: z.literal('rename'), unitId: id, to: unitName }),
    z.strictObject({ name: z.literal('move'), unitId: id, parentId: id }),
    z.strictObject({ name: z.literal('end'), unitId: id }),
    z.strictObject({ name: z.literal('merge'), unitId: id, intoId: id }),
  ]),
})
export type TreeRequest = z.infer<typeof treeRequest>
export const treeAnswer = z.object({ unitId: id, burden: unitBurden })

export const office = z.object({ role: z.string(), roleLabel: z.string(), unitId: id, unitName: z.string() })
export const rosterPerson = z
  .object({
    id,
    name: z.string(),
    staffNumber: z.string().optional(),
    unitName: z.string(),
    leftOn: localDate.optional(),
    offices: z.array(office),
  })
  .meta({ id: 'RosterPerson' })
export const rosterPart = z.enum(['members', 'offices', 'moved', 'left'])
export const rosterQuery = page.extend({ part: rosterPart.default('members'), search: search.optional() })
export const roster = z.object({ items: z.array(rosterPerson), total: z.int() })
export const peopleQuery = page.extend({ search: search.min(1, '必填') })
export const peopleFound = z.object({ items: z.array(rosterPerson), total: z.int() })

export const personRequest = z.strictObject({
  reason,
  preview: z.boolean().default(false),
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('move'), personId: id, unitId: id }),
    z.strictObject({ name: z.literal('leave'), personId: id }),
    z.strictObject({ name: z.literal('return'), personId: id, unitId: id }),
  ]),
})
export type PersonRequest = z.infer<typeof personRequest>
export const personAnswer = z.object({
  personId: id,
  /** Offices that end with it. */
  offices: z.array(z.object({ role: z.string(), unitId: id })),
  /** Open tasks in the person's own name that go back to their offices. */
  tasks: z.int(),
})

export const grantState = z.enum(['inForce', 'future', 'past'])
export const officeGrant = z
  .object({
    personId: id,
    personName: z.string(),
    role: z.string(),
    roleLabel: z.string(),
    unitId: id,
    unitName: z.string(),
    validFrom: localDate.optional(),
    validTo: localDate.optional(),
    grantedByName: z.string(),
    grantedAt: instant.optional(),
    reason: z.string().optional(),
    state: grantState,
    stateLabel: z.string(),
  })
  .meta({ id: 'OfficeGrant' })
export const unitGrantsQuery = page.extend({ below: flag.default('false') })
export const officeGrants = z.object({ items: z.array(officeGrant), total: z.int() })
export const personGrants = z.object({ person: rosterPerson, items: z.array(officeGrant) })

export const grantOrder = z.strictObject({
  reason,
  command: z.discriminatedUnion('name', [
    z.strictObject({
      name: z.literal('grant'),
      personId: id,
      role,
      unitId: id,
      validFrom: localDate,
      validTo: localDate.optional(),
    }),
    z.strictObject({ name: z.literal('revoke'), personId: id, role, unitId: id }),
  ]),
})
export type GrantOrderRequest = z.infer<typeof grantOrder>
/** `asked`: it waits for a second security administrator. */
export const grantAnswer = z.object({ personId: id, status: z.enum(['done', 'asked', 'declined']) })

export const grantRequestView = z
  .object({
    id: z.uuid(),
    change: z.enum(['grant', 'revoke']),
    changeLabel: z.string(),
    personId: id,
    personName: z.string(),
    roleLabel: z.string(),
    unitName: z.string(),
    validFrom: localDate.optional(),
    validTo: localDate.optional(),
    reason: z.string(),
    askedByName: z.string(),
    askedAt: instant,
    decidedByName: z.string().optional(),
    decidedAt: instant.optional(),
    approved: z.boolean().optional(),
    decisionReason: z.string().optional(),
    /** Whether the person asking may decide on it. */
    mayDecide: z.boolean(),
  })
  .meta({ id: 'GrantRequest' })
export const grantRequests = z.object({ items: z.array(grantRequestView), total: z.int() })
export const grantRequestParams = z.strictObject({ id: z.uuid('编号格式不正确') })
export const grantDecision = z.strictObject({ approved: z.boolean(), reason })

export const directoryChangeLine = z
  .object({ at: instant, byName: z.string(), sentence: z.string(), reason: z.string().optional() })
  .meta({ id: 'DirectoryChange' })
/** The latest; earlier ones stand in the audit. */
export const mostChangesTold = 200
export const directoryHistory = z.object({ items: z.array(directoryChangeLine) })
