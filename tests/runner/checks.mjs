// What is not a Jest test: each counts as one check.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runNode } from './run.mjs'

const outcome = (fine, name) => (fine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, failures: [name] })

const check =
  (name, script, ...args) =>
  async () =>
    outcome(existsSync(join(root, script)) && (await runNode(script, args)) === 0, name)

const committedDocument = 'apps/web/src/api/openapi.json'

/** The API describes itself anew, and that must be what the web's client was made from. */
async function documentIsFresh() {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    const written = join(folder, 'openapi.json')
    const code = await runNode('dist/apps/api/openapi.js', [written])
    const fine =
      code === 0 && readFileSync(written, 'utf8') === readFileSync(join(root, committedDocument), 'utf8')
    return outcome(fine, `${committedDocument} is not what node dist/apps/api/openapi.js writes`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
  // The server's types are checked while it is built; Vite builds the web without looking at them.
  types: check(
    'types of apps/web',
    'node_modules/typescript/bin/tsc',
    ...['-p', 'apps/web', '--noEmit', '--incremental'],
    ...['--tsBuildInfoFile', 'node_modules/.cache/web.tsbuildinfo'],
  ),
  document: documentIsFresh,
  client: check("the web's API types are as the document", 'apps/web/generate-api.mjs', '--check'),
}
