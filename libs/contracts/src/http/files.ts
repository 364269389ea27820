/** Files beside processes over HTTP. The content itself is the body of an upload, and of a download. */
import { z } from 'zod'
import { knownEndings, scanStates } from '#domain/files/file-types.js'
import { id, instant, processId, text } from './shared.js'

export { knownEndings }

export const fileId = z.uuid('文件编号不正确')
export const fileParams = z.strictObject({ id: processId, fileId })

/** As the browser has it; it is cleaned before it is kept. */
export const uploadFileQuery = z.strictObject({ name: z.string().max(1_000, '文件名过长').default('') })

/** `inline`: beside the page, for what browsers show safely; otherwise to be saved. */
export const fileContentQuery = z.strictObject({ inline: z.enum(['true', 'false']).default('false') })

/** The reason is the administrator's; whoever uploaded need give none. */
export const withdrawFile = z.strictObject({ reason: text(300).optional() })
export type WithdrawFile = z.infer<typeof withdrawFile>

/** `none`: this installation has no scanner. */
export const scanState = z.enum(['none', ...(Object.keys(scanStates) as (keyof typeof scanStates)[])])

export const fileView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.string(),
    typeLabel: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    uploadedAt: instant,
    by: z.object({ personId: id, name: z.string() }),
    scan: scanState,
    scanLabel: z.string().optional(),
    /** What the scanner said. */
    scanNote: z.string().optional(),
    withdrawn: z.object({ at: instant, byName: z.string(), because: z.string().optional() }).optional(),
    /** `withdrawWithReason`: as an administrator. */
    allowedActions: z.array(z.enum(['download', 'preview', 'withdraw', 'withdrawWithReason'])),
  })
  .meta({ id: 'ProcessFile' })

/** The answer about one file: the same, and in the document a schema of its own. */
export const oneFile = fileView.extend({})

export const fileList = z.object({
  items: z.array(fileView),
  allowedActions: z.array(z.enum(['upload'])),
  limits: z.object({
    fileBytes: z.int(),
    processBytes: z.int(),
    files: z.int(),
    /** Of files that may be taken, without the dot. */
    endings: z.array(z.string()),
  }),
})
