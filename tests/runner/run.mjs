import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The working copy. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Runs a Node program in the working copy with its output shown. @returns {Promise<number>} its exit code */
export function runNode(script, args) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      // What is printed belongs to the reader; stdout keeps the report.
      stdio: ['ignore', process.stderr, process.stderr],
    })
    child.once('error', () => resolve(-1))
    child.once('close', code => resolve(code ?? -1))
  })
}
