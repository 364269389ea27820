/** What people say beside a process, over HTTP; saying it is the act `comment`. */
import { z } from 'zod'
import { fileView } from './files.js'
import { id, instant } from './shared.js'

const person = z.object({ personId: id, name: z.string() })

export const comment = z
  .object({
    /** `step.line` of the journal. */
    id: z.string(),
    at: instant,
    by: person,
    text: z.string(),
    mentions: z.array(person),
    files: z.array(fileView),
  })
  .meta({ id: 'Comment' })

export const commentList = z.object({
  items: z.array(comment),
  allowedActions: z.array(z.enum(['comment'])),
})

export const tellableQuery = z.strictObject({ search: z.string().trim().max(50).optional() })
export const tellableList = z.object({
  items: z.array(z.object({ personId: id, name: z.string(), unitName: z.string() })),
})
