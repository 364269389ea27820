/** The workflows' sandbox bundle, made once from the sources and kept until one of them changes. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'

const root = repositoryRoot()
/** What a workflow may be made of; anything else in a bundle is a mistake. */
const sourceFolders = ['workflows/src', 'libs/domain/src', 'libs/contracts/src']

/** In production, too, failures are encoded in the sandbox, so that the codec can encrypt them. */
const failureConverterPath = join(root, 'libs/temporal/src/failure-converter.ts')

/** Every workflow the worker serves. */
export const productEntry = join(root, 'workflows/src/index.ts')

/**
 * A bundle of the entry's workflows, for `Worker.create({ workflowBundle })`.
 * Webpack runs in a process of its own: inside Jest's module system it is slow and keeps its caches.
 * @param entry absolute path of a module that exports workflows
 */
export const workflowBundle = (entry = productEntry): { codePath: string } => {
  const codePath = join(root, 'node_modules/.cache/dual-checkin', `workflows-${fingerprint(entry)}.js`)
  if (!existsSync(codePath)) {
    mkdirSync(dirname(codePath), { recursive: true })
    const draft = `${codePath}.${process.pid}`
    execFileSync(process.execPath, ['-e', bundler, entry, failureConverterPath, draft], {
      cwd: root,
      stdio: 'pipe',
    })
    renameSync(draft, codePath)
    removeStale(dirname(codePath))
  }
  return { codePath }
}

/** Bundles of earlier sources, two megabytes each. */
const removeStale = (folder: string): void => {
  const yesterday = Date.now() - 24 * 3_600_000
  for (const name of readdirSync(folder).filter(file => file.startsWith('workflows-')))
    if (statSync(join(folder, name)).mtimeMs < yesterday) rmSync(join(folder, name), { force: true })
}

/** Bundled code as text. */
export const bundledCode = (entry?: string): string => readFileSync(workflowBundle(entry).codePath, 'utf8')

/** The sources keep `.js` specifiers and import each other by the condition `workspace`. */
const bundler = `
const { bundleWorkflowCode } = require('@temporalio/worker')
const { writeFileSync } = require('node:fs')
const [entry, failureConverterPath, target] = process.argv.slice(1)
bundleWorkflowCode({
  workflowsPath: entry,
  failureConverterPath,
  preloadModules: [entry],
  logger: { log() {}, trace() {}, debug() {}, info() {}, warn(m) { process.stderr.write(m + '\\n') }, error(m) { process.stderr.write(m + '\\n') } },
  webpackConfigHook: config => ({
    ...config,
    resolve: {
      ...config.resolve,
      conditionNames: ['workspace', '...'],
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
  }),
}).then(({ code }) => writeFileSync(target, code), error => { process.stderr.write(String(error.stack ?? error)); process.exit(1) })
`

const fingerprint = (entry: string): string => {
  const hash = createHash('sha256').update(bundler).update(entry).update(readFileSync(entry))
  for (const path of [failureConverterPath, join(root, 'node_modules/@temporalio/workflow/package.json')])
    hash.update(readFileSync(path))
  for (const folder of [...sourceFolders.map(name => join(root, name)), dirname(entry)])
    for (const file of sourcesIn(folder)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|json)$/.test(name) && !name.endsWith('.spec.ts'))
    .sort()
    .map(name => join(folder, name))
