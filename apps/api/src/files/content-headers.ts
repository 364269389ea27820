/** How a content leaves: under its own name, as what it is, and able to do nothing. */
import { typeOfCode } from '#domain/files/file-types.js'
import type { FileRow } from '#persistence/files/file-row.js'
import { namesOf } from '../http/file-names.js'

/** Browsers show PDFs by a viewer of their own, which a sandbox would switch off: it needs none. */
const policies = {
  sandboxed: "default-src 'none'; sandbox; frame-ancestors 'none'",
  pdf: "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}

export const contentHeaders = (
  { name, type, bytes }: Pick<FileRow, 'name' | 'type' | 'bytes'>,
  wantsInline: boolean,
): Record<string, string> => {
  const { media, preview } = typeOfCode(type)
  const isInline = wantsInline && preview === true
  return {
    'content-type': media,
    'content-length': String(bytes),
    'content-disposition': `${isInline ? 'inline' : 'attachment'}; ${namesOf(name)}`,
    'content-security-policy': isInline && type === 'pdf' ? policies.pdf : policies.sandboxed,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  }
}
