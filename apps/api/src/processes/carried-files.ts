import { z } from 'zod'
import { fileId } from '#contracts/http/files.js'
import { kernelActOf } from '#domain/kernel/acts/kernel-acts.js'
import type { ActEvent } from '#domain/kernel/events.js'

const carrying = z.looseObject({ files: z.array(fileId).min(1).max(20) })

/** What an act says, and the files that go with it: any act of a form may carry some, whatever its own schema says. */
export const apart = ({ act, body }: Pick<ActEvent, 'act' | 'body'>): { said: unknown; files: string[] } => {
  const found = kernelActOf(act) ? undefined : carrying.safeParse(body).data
  if (!found) return { said: body, files: [] }
  const { files, ...said } = found
  return { said, files }
}
