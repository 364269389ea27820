/** 需求 over HTTP: the residents' form without an account, the community's own entries, merging and setting aside. */
import { z } from 'zod'
import { needSources, needStates } from '#domain/needs/need.js'
import { openText } from './open-text.js'
import { id, instant, page, processId, text } from './shared.js'

export const needSourceLabels: Readonly<Record<(typeof needSources)[number], string>> = {
  resident: '居民',
  community: '社区',
  inspection: '走访',
  meeting: '会议',
}
export const needStateLabels: Readonly<Record<(typeof needStates)[number], string>> = {
  new: '待处理',
  merged: '已合并',
  adopted: '已采纳',
  setAside: '已搁置',
}

export const needText = openText(1000, 5)

/** What the residents' page sends, as a form: everything is text and everything may be missing. */
export const needPageFields = z.object({
  /** The need's own name, chosen with the first screen: what is sent twice is one need. */
  id: processId.optional().catch(undefined),
  communityId: z.string().max(60).catch('').default(''),
  text: z.string().max(2000).catch('').default(''),
  search: z.string().max(40).catch('').default(''),
  size: z.coerce.number().int().min(18).max(30).catch(20).default(20),
  at: z.literal('confirm').optional().catch(undefined),
  /** The button that was pressed. */
  go: z.string().max(70).catch('').default(''),
})
export type NeedPageFields = z.infer<typeof needPageFields>

const categoryCode = z.string().trim().max(40).optional()
export const enterNeed = z.strictObject({
  communityId: id,
  source: z.enum(needSources),
  /** From paper, on a resident's behalf. */
  onPaper: z.boolean().default(false),
  text: openText(1000, 5),
  categoryCode,
})
export type EnterNeed = z.infer<typeof enterNeed>

export const need = z
  .object({
    id: processId,
    community: z.object({ id, name: z.string() }),
    source: z.enum(needSources),
    sourceLabel: z.string(),
    onPaper: z.boolean(),
    text: z.string(),
    category: z.object({ code: z.string(), name: z.string() }).optional(),
    state: z.enum(needStates),
    stateLabel: z.string(),
    mergedInto: processId.optional(),
    /** How many others say the same. */
    mergedCount: z.int(),
    /** The publication that takes it up. */
    publicationId: processId.optional(),
    /** The project or post that it became is closed or expired, and nobody has claimed it: it may be dealt with again. */
    freed: z.enum(['closed', 'expired']).optional(),
    reason: z.string().optional(),
    /** Urged within a day: not again yet. */
    urgedAt: instant.optional(),
    at: instant,
    byName: z.string().optional(),
    allowedActions: z.array(z.enum(['merge', 'unmerge', 'setAside', 'restore', 'publish', 'urge'])),
  })
  .meta({ id: 'Need' })
export const needQuery = page.extend({
  unitId: id.optional(),
  state: z.enum(needStates).optional(),
  source: z.enum(needSources).optional(),
  search: z.string().trim().max(100).optional(),
})
/** The same, all of it. */
export const needExportQuery = needQuery.omit({ offset: true, limit: true })
export const needList = z.object({ items: z.array(need), total: z.int() })
export const needParams = z.strictObject({ id: processId })
/** One need with those merged into it, and those that may say the same, the most alike first. */
export const needDetail = z.object({ ...need.shape, merged: z.array(need), similar: z.array(need) })

export const needOrder = z.strictObject({
  reason: text(300),
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('merge'), into: processId }),
    z.strictObject({ name: z.literal('unmerge') }),
    z.strictObject({ name: z.literal('setAside') }),
    z.strictObject({ name: z.literal('restore') }),
    /** The subdistrict or the Organization Department tells the community to deal with it, once a day. */
    z.strictObject({ name: z.literal('urge') }),
  ]),
})
export type NeedOrder = z.infer<typeof needOrder>
export const needAnswer = z.object({ id: processId })
