/** Access review: who can see a process and why, and what a person can see and do. */
import { z } from 'zod'
import { id, instant, localDate } from './shared.js'
import { rosterPerson } from './organisation.js'

const granted = {
  validFrom: localDate.optional(),
  validTo: localDate.optional(),
  grantedByName: z.string().optional(),
  grantedAt: instant.optional(),
}

export const sight = z
  .object({
    personId: id,
    personName: z.string(),
    personUnitName: z.string(),
    rule: z.enum(['office', 'started', 'acted', 'named', 'substitute']),
    roleLabel: z.string().optional(),
    nodeName: z.string().optional(),
    /** One Chinese sentence: by what. */
    sentence: z.string(),
    ...granted,
  })
  .meta({ id: 'Sight' })
export const whoSees = z.object({ title: z.string(), number: z.string(), items: z.array(sight) })

export const reach = z
  .object({
    role: z.string(),
    roleLabel: z.string(),
    unitId: id,
    unitName: z.string(),
    reason: z.string().optional(),
    units: z.int(),
    processes: z.int(),
    tasks: z.int(),
    ...granted,
  })
  .meta({ id: 'Reach' })
export const personReach = z.object({
  person: rosterPerson,
  offices: z.array(reach),
  own: z.object({ started: z.int(), acted: z.int(), tasks: z.int(), sees: z.int() }),
})
