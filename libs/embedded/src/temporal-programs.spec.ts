import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { findTemporalPrograms, type TemporalProgramOptions } from './temporal-programs.js'
import { PROGRAM_NAMES, TEMPORAL_UI_VERSION, TEMPORAL_VERSION } from './temporal-versions.js'

let folder: string
let path: string | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'))
  path = process.env.PATH
})

afterEach(() => {
  process.env.PATH = path
  rmSync(folder, { recursive: true })
})

const options = (more: Partial<TemporalProgramOptions> = {}): TemporalProgramOptions => ({
  cacheDir: join(folder, 'cache'),
  releaseBaseUrl: 'http://127.0.0.1:9',
  ...more,
})

/** Programs that answer `--version` and do nothing else. */
const lay = (place: string, names: readonly string[], version = TEMPORAL_VERSION): string => {
  mkdirSync(place, { recursive: true })
  for (const name of names)
    writeFileSync(join(place, name), `#!/bin/sh\necho version ${version}\n`, { mode: 0o755 })
  return place
}

const all = Object.values(PROGRAM_NAMES)

describe('Temporal programs', () => {
  it('come from the configured paths before anything else', () => {
    lay(join(folder, 'cache', `temporal-${TEMPORAL_VERSION}`), all)
    const mine = lay(join(folder, 'mine'), ['s', 't'])
    const found = findTemporalPrograms(options({ serverPath: join(mine, 's'), sqlToolPath: join(mine, 't') }))
    expect(found?.server).toBe(join(mine, 's'))
  })

  it('are refused when only one of the two paths is configured or a file is missing', () => {
    const mine = lay(join(folder, 'mine'), ['s'])
    expect(() => findTemporalPrograms(options({ serverPath: join(mine, 's') }))).toThrow(
      'TEMPORAL_SQL_TOOL_PATH',
    )
    const absent = options({ serverPath: join(mine, 's'), sqlToolPath: join(mine, 'absent') })
    expect(() => findTemporalPrograms(absent)).toThrow('absent')
  })

  it('come from the cache when it is whole', () => {
    const cache = lay(join(folder, 'cache', `temporal-${TEMPORAL_VERSION}`), all)
    expect(findTemporalPrograms(options())?.server).toBe(join(cache, PROGRAM_NAMES.server))
    rmSync(join(cache, PROGRAM_NAMES.uiServer))
    expect(findTemporalPrograms(options())).toBeUndefined()
  })

  it('come from the machine when they are of the pinned version', () => {
    const machine = lay(join(folder, 'machine'), [PROGRAM_NAMES.server, PROGRAM_NAMES.sqlTool])
    process.env.PATH = `${machine}:/usr/bin:/bin`
    expect(findTemporalPrograms(options())?.server).toBe(join(machine, PROGRAM_NAMES.server))
    lay(machine, [PROGRAM_NAMES.server], '1.31.0')
    expect(findTemporalPrograms(options())).toBeUndefined()
  })
})

it('are of one version wherever it is written down', () => {
  const read = (...path: string[]) => readFileSync(join(repositoryRoot(), ...path), 'utf8')
  const module = read('libs', 'embedded', 'temporal-tools', 'go.mod')
  expect(module).toContain(`go.temporal.io/server v${TEMPORAL_VERSION} `)
  expect(module).toContain(`github.com/temporalio/ui-server/v2 v${TEMPORAL_UI_VERSION} `)
  expect(read('apps', 'cli', 'bootstrap', 'preflight.mjs')).toContain(
    `TEMPORAL_VERSION = '${TEMPORAL_VERSION}'`,
  )
})
