/** 小区 over HTTP: a community found by where people live. */
import { z } from 'zod'
import { estate } from './check-ins.js'
import { id } from './shared.js'

export const estateQuery = z.object({
  /** Part of a name, or its pinyin. */
  search: z.string().trim().max(100).optional(),
  communityId: id.optional(),
  limit: z.coerce.number().int().min(1).max(300).default(50),
})

export const estateList = z.object({
  items: z.array(
    z
      .object({
        name: z.string(),
        communityId: id,
        communityName: z.string(),
        subdistrictName: z.string().optional(),
      })
      .meta({ id: 'Estate' }),
  ),
})

/** All estates of the community; those left out are no longer offered. */
export const estatesOrder = z.strictObject({
  names: z.array(estate.min(1, '小区名称不能为空')).max(300),
})
export type EstatesOrder = z.infer<typeof estatesOrder>
export const estatesAnswer = z.object({ names: z.array(z.string()) })
