import { readFileSync } from 'node:fs'
import type { DataLayout } from '#embedded/data-layout.js'
import { isSameProcess } from '#embedded/process-identity.js'
import { logPath, spawnDetached } from '#embedded/processes.js'
import { setTimeout as sleep } from 'node:timers/promises'
import { LAUNCHER_SERVICE } from '#embedded/stopping.js'

/**
 * Starts the launcher in the background and shows what it says until the platform is ready.
 * @returns false when the launcher ended instead
 */
export async function launchInBackground(
  layout: DataLayout,
  args: readonly string[],
  isUp: () => boolean,
): Promise<boolean> {
  const seen = logSize(layout)
  const entry = process.argv[1] ?? ''
  const launcher = await spawnDetached(layout, {
    name: LAUNCHER_SERVICE,
    command: process.execPath,
    args: [entry, '--background', ...args],
  })
  let shown = seen
  for (;;) {
    const up = isUp()
    const alive = isSameProcess(launcher)
    shown = showLog(layout, shown)
    if (up || !alive) return up
    await sleep(200)
  }
}

function logSize(layout: DataLayout): number {
  return readLog(layout).length
}

/** Passes on what was written since, and returns how far that is. */
function showLog(layout: DataLayout, from: number): number {
  const log = readLog(layout)
  process.stderr.write(log.subarray(from))
  return log.length
}

function readLog(layout: DataLayout): Buffer {
  try {
    return readFileSync(logPath(layout, LAUNCHER_SERVICE))
  } catch {
    return Buffer.alloc(0)
  }
}
