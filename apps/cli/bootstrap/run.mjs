import { spawn } from 'node:child_process'
import { root } from './repository.mjs'

/** Runs a program in the working copy to its end and returns its exit code and all that it printed. */
export function run(command, args, { env = process.env } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = chunk => (output += chunk)
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', error => resolve({ code: -1, output: error.message }))
    child.once('close', code => resolve({ code, output }))
  })
}
