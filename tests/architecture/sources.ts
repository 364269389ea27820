/** The product's own source files, as the architecture tests read them. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'

export interface Source {
  /** From the repository's root. */
  path: string
  text: string
}

const root = repositoryRoot()

/** Files that git knows or would take, of these folders and endings; nothing generated. */
export const sourcesOf = (folders: string[], endings: RegExp): Source[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .filter(path => endings.test(path) && !/(^|\/)generated\/|\.d\.ts$/.test(path))
    .flatMap(path => read(path))

/** Someone may remove a file that git still knows. */
const read = (path: string): Source[] => {
  try {
    return [{ path, text: readFileSync(join(root, path), 'utf8') }]
  } catch {
    return []
  }
}

const isSpec = ({ path }: Source): boolean => /\.spec\.tsx?$/.test(path)

/** What is shipped: no specs, no test fixtures. */
export const productSources = (): Source[] =>
  sourcesOf(['apps', 'libs', 'workflows'], /\.(ts|tsx|mjs)$/).filter(
    source => !isSpec(source) && !source.path.startsWith('libs/testing/'),
  )
