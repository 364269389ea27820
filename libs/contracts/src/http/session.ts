/** Who is signed in, demo role cards, messages and what surrounds them. */
import { z } from 'zod'
import { id, instant, page, processId, role, unitKind } from './shared.js'

export const grant = z
  .object({
    role,
    roleLabel: z.string(),
    unitId: id,
    unitName: z.string(),
    unitKind,
  })
  .meta({ id: 'Grant' })

export const session = z.object({
  personId: id,
  name: z.string(),
  unit: z.object({ id, name: z.string() }),
  grants: z.array(grant),
  demo: z.boolean(),
  /** Where people reach the portal: what printed codes hold. Unset, a page knows only the address it was opened at. */
  publicOrigin: z.string().optional(),
  /** Business time runs ahead of the clock by this much in the demo. */
  aheadMs: z.int(),
})

export const demoAccount = z
  .object({
    personId: id,
    name: z.string(),
    role,
    roleLabel: z.string(),
    unitName: z.string(),
    /** What this role does here, one Chinese sentence. */
    about: z.string(),
    openTasks: z.int(),
  })
  .meta({ id: 'DemoAccount' })
/** A slip that whoever tries the demo out can vote with, as long as it has not voted. */
const demoSlip = z.object({ communityName: z.string(), number: z.int(), address: z.string() })
export const demoAccounts = z.object({ accounts: z.array(demoAccount), slips: z.array(demoSlip) })
export const demoSignIn = z.strictObject({ personId: id })

export const message = z
  .object({
    id: z.string(),
    at: instant,
    sentence: z.string(),
    processId: processId.optional(),
    /** Where it is about an activity that one may sign up for: its page, not its process. */
    activityId: processId.optional(),
    /** Where it is about an office of a branch, which no process is behind. */
    branchId: id.optional(),
    /** A project has a page; a post is found on the menu by its title. */
    offer: z.object({ kind: z.enum(['project', 'post']), id, title: z.string() }).optional(),
    /** A need that waits for its community, found in the list by its words. */
    need: z.object({ id: processId, title: z.string() }).optional(),
    readAt: instant.optional(),
  })
  .meta({ id: 'Message' })
export const messages = z.object({ items: z.array(message), unread: z.int(), total: z.int() })
export const messageQuery = page.extend({ unread: z.enum(['true', 'false']).optional() })
/** Without ids: everything up to now. */
export const readMessages = z.strictObject({
  ids: z
    .array(z.string().regex(/^\d{1,18}$/, '编号格式不正确'))
    .max(100)
    .optional(),
})
export const unreadMessages = z.object({ unread: z.int() })

/** 快进: moves the clock of every open process of the demo. */
export const fastForward = z.strictObject({
  hours: z
    .number()
    .positive()
    .max(24 * 60),
})
export const fastForwarded = z.object({
  /** How far business time runs ahead now. */
  aheadMs: z.int(),
  moved: z.int(),
  /** These follow by themselves, a moment later. */
  left: z.int(),
})

export const liveness = z.object({ status: z.literal('ok') })
export const readiness = z.object({
  status: z.enum(['ok', 'degraded']),
  postgres: z.literal('up'),
  /** Without Temporal reading goes on; commands answer 结果未知. */
  temporal: z.enum(['up', 'down']),
})
