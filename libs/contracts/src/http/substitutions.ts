/** 代理: who stands in for whom, when and for what. */
import { z } from 'zod'
import { id, instant, localDate, page, text } from './shared.js'

const namedPerson = z.object({ personId: id, name: z.string(), unitName: z.string() })
const kindName = z.object({ kind: z.string(), label: z.string() })

export const substitutionStates = {
  planned: '未开始',
  inForce: '代理中',
  ended: '已到期',
  endedEarly: '已提前结束',
} as const

export const substitution = z
  .object({
    id: z.uuid(),
    principal: namedPerson,
    substitute: namedPerson,
    /** None named: every kind. */
    kinds: z.array(kindName),
    from: localDate,
    to: localDate,
    reason: z.string(),
    state: z.enum(Object.keys(substitutionStates) as [keyof typeof substitutionStates]),
    /** Set for somebody who could not: by whom. */
    enteredByName: z.string().optional(),
    enteredAt: instant,
    endedAt: instant.optional(),
    endedByName: z.string().optional(),
    endReason: z.string().optional(),
    allowedActions: z.array(z.enum(['end'])),
  })
  .meta({ id: 'Substitution' })

export const substitutionBox = z.enum(['mine', 'forMe', 'others'])
export const substitutionQuery = page.extend({ box: substitutionBox.default('mine') })
export const substitutions = z.object({
  items: z.array(substitution),
  total: z.int(),
  /** What a substitution can be narrowed to. */
  kinds: z.array(kindName),
  /** Whether one may be entered for somebody else, too. */
  forOthers: z.boolean(),
})

export const substitutionChoice = namedPerson
  .extend({ officeLabels: z.array(z.string()) })
  .meta({ id: 'SubstitutionChoice' })
export const substitutionChoices = z.object({ items: z.array(substitutionChoice) })
const search = z.string().trim().max(100).optional()
export const principalsQuery = z.strictObject({ search })
/** Without a principal: for oneself. */
export const candidatesQuery = z.strictObject({ principalId: id.optional(), search })

export const newSubstitution = z.strictObject({
  /** Oneself unless said otherwise. */
  principalId: id.optional(),
  substituteId: id,
  /** None named: every kind. */
  kinds: z.array(z.string().max(40)).max(20).default([]),
  from: localDate,
  to: localDate,
  reason: text(300),
})
export const endedSubstitution = z.strictObject({ reason: text(300) })
export const substitutionAnswer = z.object({ id: z.uuid() })
export const substitutionParams = z.strictObject({ id: z.uuid('编号格式不正确') })
