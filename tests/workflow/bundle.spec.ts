import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { bundledCode } from '#testing/workflow-bundle.js'
import { lifecycles } from '#workflows/lifecycles.js'

const sandboxed = [
  './libs/domain/src/',
  './libs/contracts/src/workflow/',
  './libs/contracts/src/errors/',
  './libs/temporal/src/failure-converter.ts',
  './workflows/src/',
  './node_modules/@temporalio/workflow/',
  './node_modules/@temporalio/common/',
  // What Temporal's own two packages are made of.
  './node_modules/nexus-rpc/',
  './node_modules/ms/',
  './node_modules/long/',
]

const modulesOf = (code: string): string[] =>
  [...code.matchAll(/^\/\*\*\*\/ "([^"]+)"/gm)].flatMap(([, path]) => (path ? [path] : []))

const strangersIn = (code: string): string[] =>
  modulesOf(code).filter(path => path.startsWith('./') && !sandboxed.some(known => path.startsWith(known)))

const builtinsIn = (code: string): string[] =>
  builtinModules.filter(name =>
    new RegExp(`require\\(["'](node:)?${name.replace('/', '\\/')}["']\\)`).test(code),
  )

/** A workflow entry with one import that has no place in the sandbox. */
const withPlanted = <T>(name: string, statement: string, work: (entry: string) => T): T => {
  const folder = join(repositoryRoot(), 'dist/planted', name)
  mkdirSync(folder, { recursive: true })
  const entry = join(folder, 'index.ts')
  writeFileSync(entry, `${statement}\nexport const planted = async (): Promise<unknown> => wanted\n`)
  try {
    return work(entry)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** `checkIn` lives in `check-in/`. */
const roomOf = (kind: string): string => kind.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

test('every kind of process is in the bundle', () => {
  for (const room of Object.keys(lifecycles).map(roomOf))
    expect(modulesOf(bundledCode())).toContain(`./workflows/src/${room}/${room}.workflow.ts`)
})

test('the bundle holds the rules, what Temporal gives a workflow, and nothing else', () => {
  expect(modulesOf(bundledCode()).length).toBeGreaterThan(50)
  expect(strangersIn(bundledCode())).toEqual([])
  expect(builtinsIn(bundledCode())).toEqual([])
})

test('planted: a Node built-in does not get into a bundle', () => {
  withPlanted('built-in', `import { readFileSync as wanted } from 'node:fs'`, entry => {
    expect(() => bundledCode(entry)).toThrow(/fs/)
  })
})

test('planted: another package is noticed', () => {
  withPlanted('package', `import { z as wanted } from 'zod'`, entry => {
    expect(strangersIn(bundledCode(entry))).toContain('./node_modules/zod/v4/classic/external.js')
  })
})
