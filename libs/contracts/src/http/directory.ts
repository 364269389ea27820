/** The directory: units, people of a unit, projects and posts. */
import { z } from 'zod'
import { unitKinds, type UnitKind } from '#domain/organisation/roles.js'
import { id, localDate, page, processId } from './shared.js'

export const unit = z
  .object({
    id,
    name: z.string(),
    kind: z.string(),
    kindLabel: z.string(),
    parentId: id.optional(),
    hasChildren: z.boolean(),
  })
  .meta({ id: 'Unit' })
export const unitQuery = page.extend({
  parentId: id.optional(),
  kind: z.string().max(40).optional(),
  /** Name, full pinyin or initials. */
  search: z.string().trim().max(100).optional(),
  /** Only what lies within one's own offices. */
  own: z.stringbool().default(false),
  /** Only units below which one of this kind may hang. */
  holds: z.enum(Object.keys(unitKinds) as [UnitKind, ...UnitKind[]]).optional(),
  /** Neither this unit nor one below it. */
  outside: id.optional(),
})
export const unitList = z.object({ items: z.array(unit), total: z.int() })
export const directoryParams = z.strictObject({ id })
/** A unit with the way from the root down to it, itself excluded. */
export const unitDetail = unit.extend({
  ancestors: z.array(z.object({ id, name: z.string(), kind: z.string() })),
})

export const holderQuery = z.strictObject({ role: z.string().max(60).optional(), unitId: id })
export const holders = z.object({
  items: z.array(z.object({ personId: id, name: z.string(), role: z.string(), roleLabel: z.string() })),
})

export const projectStatus = z.enum(['open', 'claimed', 'full', 'done', 'later', 'expired', 'closed'])
export const projectQuery = page.extend({
  communityId: id.optional(),
  category: z.string().max(40).optional(),
  status: projectStatus.optional(),
  search: z.string().trim().max(100).optional(),
})
/** The same, all of it. */
export const projectExportQuery = projectQuery.omit({ offset: true, limit: true })
export const project = z
  .object({
    id,
    number: z.string(),
    title: z.string(),
    need: z.string(),
    category: z.object({ code: z.string(), name: z.string(), placeholder: z.boolean() }),
    community: z.object({ id, name: z.string() }),
    subdistrict: z.object({ id, name: z.string() }),
    wantedFunctions: z.string(),
    wantedSessions: z.int().optional(),
    expectedFrom: localDate.optional(),
    expectedTo: localDate.optional(),
    opensOn: localDate.optional(),
    closesOn: localDate.optional(),
    /** Party organisations that a project of wide scope asks for. */
    wantedUnits: z.array(z.object({ id, name: z.string() })),
    /** Nobody but the units named may claim it of their own accord. */
    onlyWanted: z.boolean(),
    /** It names a unit for which the person asking may claim. */
    isNamed: z.boolean(),
    /** How many agencies may claim it, each for itself, and how many have. */
    places: z.int(),
    taken: z.int(),
    /** Why it was closed or opened again. */
    stateReason: z.string().optional(),
    status: projectStatus,
    statusLabel: z.string(),
    claimId: processId.optional(),
    /** Whether the person asking may claim it, or invite an agency for it. */
    mayClaim: z.boolean(),
    mayInvite: z.boolean(),
    /** Of its community: `close`, `reopen`. */
    allowedActions: z.array(z.enum(['close', 'reopen', 'handOn'])),
  })
  .meta({ id: 'Project' })
/** One project on a page of its own. */
export const projectDetail = z.object(project.shape)
export const projectList = z.object({ items: z.array(project), total: z.int() })
