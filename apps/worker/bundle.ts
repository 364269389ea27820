/** Makes the workflow bundle from the compiled workflows, so that a worker starts without a bundler. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleWorkflowCode } from '@temporalio/worker'
import pino from 'pino'
import { failureConverterPath } from '#temporal/data-converter.js'
import { bundlePath } from './bundle-path.js'
import { temporalLogger } from './temporal-logger.js'

const compiledWorkflows = join(__dirname, '..', '..', 'workflows', 'src', 'index.js')

/** Modules of Node that found their way into bundled code; the sandbox has none of them. */
const nodeModulesIn = (code: string): string[] => [
  ...new Set(Array.from(code.matchAll(/\brequire\(["'](node:[^"']+)["']\)/g), match => match[1] ?? '')),
]

const bundle = async (): Promise<void> => {
  const logger = temporalLogger(pino({ level: 'warn' }))
  const { code } = await bundleWorkflowCode({
    workflowsPath: compiledWorkflows,
    failureConverterPath,
    // Evaluated once per worker thread and frozen, instead of once per run: stories and kernel are constants.
    preloadModules: [compiledWorkflows],
    logger,
  })
  const found = nodeModulesIn(code)
  if (found.length > 0) throw new Error(`workflows reach for ${found.join(', ')}`)
  writeFileSync(bundlePath, code)
}

bundle().catch((error: unknown) => {
  pino().fatal(error, 'the workflow bundle could not be made')
  process.exitCode = 1
})
