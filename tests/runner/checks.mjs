// What is not a Jest test: each counts as one check.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode } from './run.mjs'

const check =
  (name, script, ...args) =>
  async () => {
    const fine = existsSync(join(root, script)) && (await runNode(script, args)) === 0
    return fine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, failures: [name] }
  }

export const checks = {
  format: check('prettier', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  lint: check(
    'eslint',
    'node_modules/eslint/bin/eslint.js',
    '--cache',
    '--cache-location',
    'node_modules/.cache/eslint/',
    '.',
  ),
  client: check("the web's API types are as the document", 'apps/web/generate-api.mjs', '--check'),
}
