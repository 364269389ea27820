/** 类别 over HTTP: the kinds of projects and posts as a district has them, and what it may do with them. */
import { z } from 'zod'
import { categoryStatuses } from '#domain/needs/category.js'
import { offerKinds } from '#domain/needs/offer.js'
import { categoryCode } from './offers.js'
import { openText } from './open-text.js'
import { id, localDate, text } from './shared.js'

export const categoryStatusLabels: Readonly<Record<(typeof categoryStatuses)[number], string>> = {
  current: '使用中',
  later: '未启用',
  ended: '已停用',
}

export const category = z
  .object({
    code: z.string(),
    name: z.string(),
    placeholder: z.boolean(),
    /** Added by the district itself. */
    own: z.boolean(),
    startsOn: localDate.optional(),
    endsOn: localDate.optional(),
    status: z.enum(categoryStatuses),
    statusLabel: z.string(),
    /** `rename`, `end`, `resume`. */
    allowedActions: z.array(z.enum(['rename', 'end', 'resume'])),
  })
  .meta({ id: 'Category' })
/** Of the district in which the unit lies; without one, of the person's own. */
export const categoryQuery = z.strictObject({ unitId: id.optional() })
export const categories = z.object({
  items: z.array(category),
  /** Whose they are; without it, the common names, to which nobody may add. */
  district: z.object({ id, name: z.string() }).optional(),
  mayAdd: z.boolean(),
})

const name = openText(20)
export const categoryKind = z.strictObject({ kind: z.enum(offerKinds) })
export const categoryParams = categoryKind.extend({ code: categoryCode })
export const addCategory = z.strictObject({
  districtId: id,
  name,
  startsOn: localDate.optional(),
  reason: text(300),
})
export type AddCategory = z.infer<typeof addCategory>
export const categoryOrder = z.strictObject({
  districtId: id,
  reason: text(300),
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('rename'), to: name }),
    z.strictObject({ name: z.literal('end'), on: localDate }),
    z.strictObject({ name: z.literal('resume') }),
  ]),
})
export type CategoryOrder = z.infer<typeof categoryOrder>
export const categoryAnswer = z.object({ code: z.string(), name: z.string() })
