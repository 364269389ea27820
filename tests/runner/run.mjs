import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The working copy. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A part that hangs must not keep the others from running. */
const limitMinutes = 30

let running

/** Passes a signal on to the program under way and all it started. */
export function signalRunning(signal) {
  try {
    if (running) process.kill(-running.pid, signal)
  } catch {
    // It has just ended by itself.
  }
}

/** Runs a Node program in the working copy with its output shown. @returns {Promise<number>} its exit code, -1 when it hung */
export function runNode(script, args) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      // What is printed belongs to the reader; stdout keeps the report.
      stdio: ['ignore', process.stderr, process.stderr],
      // A group of its own, so that no process of a part that hung is left behind.
      detached: true,
    })
    running = child
    const limit = setTimeout(() => {
      process.stderr.write(`✗ ${script} 超过 ${limitMinutes} 分钟，已终止\n`)
      signalRunning('SIGKILL')
    }, limitMinutes * 60_000)
    const end = code => {
      clearTimeout(limit)
      running = undefined
      resolve(code)
    }
    child.once('error', () => end(-1))
    child.once('close', code => end(code ?? -1))
  })
}
