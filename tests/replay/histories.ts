/** Where recorded histories lie: `histories/<version>/<scenario>.json`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'

const folder = join(repositoryRoot(), 'tests/replay/histories')

export interface RecordedHistory {
  version: string
  scenario: string
  history: unknown
}

/** The version that is being built. */
export const currentVersion = (): string => {
  const text = readFileSync(join(repositoryRoot(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

export const recordedHistories = (): RecordedHistory[] =>
  namesIn(folder).flatMap(version =>
    namesIn(join(folder, version)).map(file => ({
      version,
      scenario: file.replace(/\.json$/, ''),
      history: JSON.parse(readFileSync(join(folder, version, file), 'utf8')) as unknown,
    })),
  )

const namesIn = (path: string): string[] => (existsSync(path) ? readdirSync(path).sort() : [])

export const isRecorded = (version: string, scenario: string): boolean =>
  recordedHistories().some(each => each.version === version && each.scenario === scenario)

/** @throws when it has been recorded already: what has happened does not happen again otherwise */
export const keepHistory = (version: string, scenario: string, json: string): void => {
  mkdirSync(join(folder, version), { recursive: true })
  writeFileSync(join(folder, version, `${scenario}.json`), `${json}\n`, { flag: 'wx' })
}
