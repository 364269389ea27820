/** 60,000 members applied, against COPY of the same rows; what it takes, and what others notice of it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Import } from '../../api/support/imports.js'
import { workbook } from '#testing/rosters/workbook.js'
import type { Measured } from '../harness/figures.js'
import { compared, type Pair } from '../harness/pairs.js'
import { withPlatform, type Platform } from '../harness/platform.js'
import { say } from '../harness/report.js'
import { percentile } from '../harness/statistics.js'
import { bigRoster } from './big-roster.js'
import { copyBeside } from './copy-beside.js'
import { portalOf, type ImportPortal } from './import-portal.js'
import { watchMemory } from './processes.js'

const members = 60_000
const pairs = 5
const quietMs = 4_000

export const importBench = (): Promise<Measured[]> =>
  withPlatform(async platform => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
    // The server itself reads and writes here.
    chmodSync(folder, 0o777)
    try {
      return await measure(platform, folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

const measure = async ({ pool, admin, apiPort }: Platform, folder: string): Promise<Measured[]> => {
  const portal = await portalOf(pool, apiPort)
  const file = workbook(await bigRoster(pool, members))
  say(`${members} 人，${(file.length / 1024 / 1024).toFixed(1)} MB；${pairs} 对…`)
  const memory = { importer: watchMemory('apps/importer/main.js'), api: watchMemory('apps/api/main.js') }
  const times: Pair<number>[] = []
  const waits: Pair<number[]>[] = []
  const checks: number[] = []
  for (let no = 0; no < pairs; no += 1) {
    const quiet = await portal.waitsWhile(() => new Promise<void>(resolve => setTimeout(resolve, quietMs)))
    const { busy, checkSeconds, applySeconds, id } = await importOnce(portal, file)
    const beside = await copyBeside(admin, folder, id)
    await forget(pool, admin)
    checks.push(checkSeconds)
    times.push({ ours: [applySeconds], beside: [beside] })
    waits.push({ ours: [busy], beside: [quiet] })
    say(`  核对 ${checkSeconds.toFixed(1)} s，写入 ${applySeconds.toFixed(1)} s，COPY ${beside.toFixed(1)} s`)
  }
  return [
    compared(
      `apply ${members} members, s (beside: COPY of the rows)`,
      '≤6',
      times,
      ([seconds = Number.NaN]) => seconds,
    ),
    compared('other answers p99 ms meanwhile (beside: quiet)', '≤2', waits, side =>
      percentile(side.flat(), 0.99),
    ),
    { figure: 'importer, peak MiB', ours: memory.importer.stop(), bar: '≤400' },
    { figure: 'api, peak MiB', ours: memory.api.stop(), bar: '≤400' },
    { figure: `check ${members} members, s`, ours: percentile(checks, 0.5) },
  ]
}

const importOnce = async (portal: ImportPortal, file: Buffer) => {
  let ready: Import | undefined
  let checkSeconds = 0
  let applySeconds = 0
  const busy = await portal.waitsWhile(async () => {
    const begun = performance.now()
    ready = await portal.check(file)
    checkSeconds = (performance.now() - begun) / 1_000
    applySeconds = await portal.apply(ready)
  })
  if (!ready) throw new Error('nothing was checked')
  return { busy, checkSeconds, applySeconds, id: ready.id }
}

/** Everything is as it was before, also on disk. */
const forget = async (pool: Pool, admin: Pool): Promise<void> => {
  await pool.query(`DELETE FROM directory_import`)
  for (const table of ['person', 'role_grant', 'directory_change', 'import_change'])
    await admin.query(`VACUUM ANALYZE ${table}`)
}
