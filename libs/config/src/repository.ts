import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The working copy: the nearest folder upwards that holds the lock file, from sources and from dist alike. */
export function repositoryRoot(from = __dirname): string {
  if (existsSync(join(from, 'package-lock.json'))) return from
  if (from === dirname(from)) throw new Error(`no package-lock.json above ${__dirname}`)
  return repositoryRoot(dirname(from))
}
