/** Bodies of the kernel's own acts, the same for every kind of process and every form that allows them. */
import { z } from 'zod'
import { budgetUnits } from '#domain/calendar/countdown.js'
import { id, text } from './shared.js'

const reason = text(300)
const people = z.array(id).min(1, '请选择人员').max(20, '一次不超过 20 人')

/** Where added seats (加签) come: before mine, after it, or beside it. */
export const addedWhere = z.enum(['before', 'after', 'beside'])
/** The way forward after a return (退回): step by step again, or straight back to whoever returned. */
export const wayForward = z.enum(['walk', 'straight'])
export const stance = z.enum(['for', 'against', 'neutral'])

export const kernelActs = {
  transfer: z.strictObject({ to: id, reason }),
  recall: z.strictObject({ reason: reason.optional() }),
  returnTo: z.strictObject({ stage: z.string().min(1).max(40), then: wayForward, reason }),
  delegate: z.strictObject({ to: id, reason }),
  takeBack: z.strictObject({}),
  opine: z.strictObject({ opinion: text(2000), stance }),
  addSeats: z.strictObject({ where: addedWhere, people, reason }),
  dropSeat: z.strictObject({ reason }),
  take: z.strictObject({}),
  putBack: z.strictObject({}),
  requestExtension: z.strictObject({
    budget: z.strictObject({ unit: z.enum(budgetUnits), amount: z.int().min(1).max(365) }),
    reason,
  }),
  grantExtension: z.strictObject({ opinion: text(300, 0).optional() }),
  denyExtension: z.strictObject({ reason }),
  remind: z.strictObject({ note: text(300).optional() }),
  copyTo: z.strictObject({ people, note: text(300).optional() }),
  comment: z.strictObject({
    text: text(2000),
    mentions: z.array(id).max(20, '一次不超过 20 人').optional(),
    files: z.array(z.uuid('文件编号不正确')).max(20, '一次不超过 20 个文件').optional(),
  }),
} as const

export type KernelAct = keyof typeof kernelActs
