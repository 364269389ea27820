import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'

const root = repositoryRoot()
const load = createRequire(__filename)
const { forbidden } = load(join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] }

interface Violation {
  from: string
  to: string
  rule: { name: string }
}

const violationsIn = (folder: string): Violation[] => {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const places = ['apps', 'libs', 'workflows', 'tests']
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...places]
  const output = execFileSync(process.execPath, [program, ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations
}

/** One import for each rule that must not get past it: [file, what it imports]. */
const plants: Record<string, [string, string]> = {
  'no-cycles': ['libs/domain/src/cycle-a.ts', './cycle-b.js'],
  resolvable: ['apps/api/src/nowhere.ts', './gone.js'],
  'domain-is-pure': ['libs/domain/src/impure.ts', 'zod'],
  'contracts-know-domain-and-zod': ['libs/contracts/src/http/wide.ts', 'pg'],
  'stories-are-pure': ['workflows/src/claim/claim.rules.ts', 'node:fs'],
  'stories-leave-drivers-alone': ['workflows/src/lifecycles.ts', './claim/claim.workflow.js'],
  'workflows-stay-in-the-sandbox': ['workflows/src/kernel/driver.ts', '@temporalio/client'],
  'rooms-are-separate': ['workflows/src/approval/approval.rules.ts', '../claim/claim.facts.js'],
  'libs-never-look-up': ['libs/persistence/src/up.ts', '#workflows/lifecycles.js'],
  'persistence-knows-domain-and-contracts': ['libs/persistence/src/aside.ts', '#config/plain.js'],
  'embedded-is-for-operators-and-tests': ['apps/api/src/start-servers.ts', '#embedded/plain.js'],
  'api-reads-stories-only': ['apps/api/src/driver.ts', '#workflows/claim/claim.workflow.js'],
  'worker-loads-workflows-by-path': ['apps/worker/main.ts', '#workflows/claim/claim.workflow.js'],
  'web-knows-contracts-only': ['apps/web/src/rows.ts', '#persistence/plain.js'],
  'web-enters-by-the-contracts': ['apps/web/src/rules.ts', '#domain/plain.js'],
  'web-runs-in-a-browser': ['apps/web/src/files.ts', 'node:fs'],
  'apps-are-separate': ['apps/worker/other.ts', '../api/src/plain.js'],
  'nobody-imports-tests': ['apps/cli/fixture.ts', '#testing/plain.js'],
  'nobody-imports-specs': ['tests/api/again.ts', './first.spec.js'],
  'packages-are-declared': ['apps/api/src/accident.ts', 'accidental'],
  'product-runs-without-dev-packages': ['libs/config/src/tool.ts', 'playwright-core'],
}

const targets = [
  'workflows/src/claim/claim.workflow.ts',
  'workflows/src/claim/claim.facts.ts',
  'libs/domain/src/plain.ts',
  'libs/config/src/plain.ts',
  'libs/persistence/src/plain.ts',
  'libs/embedded/src/plain.ts',
  'libs/testing/src/plain.ts',
  'apps/api/src/plain.ts',
  'tests/api/first.spec.ts',
]

/** A tree like ours in which every rule is broken exactly as planted. */
const plantedTree = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'planted-imports-'))
  for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, file), join(folder, file))
  mkdirSync(join(folder, 'node_modules'))
  for (const name of ['zod', 'pg', '@temporalio', 'playwright-core', 'typescript', '@types'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  write(folder, 'node_modules/accidental/package.json', '{ "name": "accidental", "main": "index.js" }')
  write(folder, 'node_modules/accidental/index.js', '')
  for (const target of targets) write(folder, target, 'export const plain = 1\n')
  write(folder, 'libs/domain/src/cycle-b.ts', `import './cycle-a.js'\n`)
  for (const [file, specifier] of Object.values(plants)) write(folder, file, `import '${specifier}'\n`)
  return folder
}

const write = (folder: string, file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

test('nobody imports what is not theirs', () => {
  expect(violationsIn(root).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

describe('a planted import is found', () => {
  let folder: string
  let found: Violation[]

  beforeAll(() => {
    folder = plantedTree()
    found = violationsIn(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(forbidden.map(({ name }) => name))('%s', rule => {
    const file = plants[rule]?.[0]
    expect(found.filter(violation => violation.rule.name === rule).map(({ from }) => from)).toContain(file)
  })
})
