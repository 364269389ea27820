/** The directory: units, people of a unit, projects and posts. */
import { z } from 'zod'
import { id, localDate, page, processId } from './shared.js'

export const unit = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  parentId: id.optional(),
  hasChildren: z.boolean(),
})
export const unitQuery = page.extend({
  parentId: id.optional(),
  kind: z.string().max(40).optional(),
  /** Name, full pinyin or initials. */
  search: z.string().trim().max(100).optional(),
})
export const unitList = z.object({ items: z.array(unit), total: z.int() })

export const holderQuery = z.strictObject({ role: z.string().max(60).optional(), unitId: id })
export const holders = z.object({
  items: z.array(z.object({ personId: id, name: z.string(), role: z.string(), roleLabel: z.string() })),
})

export const projectStatus = z.enum(['open', 'claimed', 'done'])
export const projectQuery = page.extend({
  communityId: id.optional(),
  category: z.string().max(40).optional(),
  status: projectStatus.optional(),
  search: z.string().trim().max(100).optional(),
})
export const project = z.object({
  id,
  number: z.string(),
  title: z.string(),
  need: z.string(),
  category: z.object({ code: z.string(), name: z.string(), placeholder: z.boolean() }),
  community: z.object({ id, name: z.string() }),
  subdistrict: z.object({ id, name: z.string() }),
  wantedFunctions: z.string(),
  expectedFrom: localDate,
  expectedTo: localDate,
  status: projectStatus,
  statusLabel: z.string(),
  claimId: processId.optional(),
  /** Whether the person asking may claim it, or invite an agency for it. */
  mayClaim: z.boolean(),
  mayInvite: z.boolean(),
})
export const projectList = z.object({ items: z.array(project), total: z.int() })
export const projectCategories = z.object({
  items: z.array(z.object({ code: z.string(), name: z.string(), placeholder: z.boolean() })),
})
