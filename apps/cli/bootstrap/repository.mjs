import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The working copy. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
