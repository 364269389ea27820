/** Shapes every route shares: text that is safe to keep, ids, dates, pages, problem details. */
import { z } from 'zod'
import { roles, unitKinds, type Role, type UnitKind } from '#domain/organisation/roles.js'
import { errors, type ErrorCode } from '../errors/errors.js'

/** What has no place in people's texts: control characters but a line break or a tab, and halves of surrogate pairs. */
export const unwelcomeCharacters =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/u

/** Trimmed text of `least`–`most` characters without control characters. */
export const text = (most: number, least = 1) =>
  z
    .string()
    .trim()
    .min(least, least === 1 ? '必填' : `至少 ${least} 字`)
    .max(most, `不超过 ${most} 字`)
    .refine(value => !unwelcomeCharacters.test(value), '含有不可见的控制字符，请删除后再提交')

export const id = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/, '编号格式不正确')
export const role = z.enum(Object.keys(roles) as [Role, ...Role[]])
export const unitKind = z.enum(Object.keys(unitKinds) as [UnitKind, ...UnitKind[]])
export const processId = z.uuid('编号格式不正确')

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const localDate = z.iso
  .date({ error: ({ input }) => (input === '' ? '请选择日期' : '日期格式应为 YYYY-MM-DD'), abort: true })
  .refine(date => date >= '1900-01-01', '日期过早')
/** ISO 8601 instant, UTC. */
export const instant = z.iso.datetime()

export const page = z.strictObject({
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]),
  /** For people, in Chinese. */
  detail: z.string(),
  instance: z.string().optional(),
  /** Per field, when the request's content was at fault. */
  problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What else the refusal knows: who decided, what changed meanwhile, which fields. */
  context: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof problem>
