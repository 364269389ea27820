/** Monthly reports as the background makes them, and the files that people keep. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download } from 'playwright-core'
import pino from 'pino'
import { filesEnvSchema } from '#config/files.js'
import { relayMonthlyReports } from '../../../apps/worker/relays/monthly-reports.relay.js'
import type { Relay } from '../../../apps/worker/relays/relay.js'
import type { Desk } from './desk.js'
import type { Portal } from './portal.js'

/** The worker's part of it, until it is stopped. */
export const makeReports = ({ api: { database, filesFolder } }: Portal): Relay =>
  relayMonthlyReports(
    database.pool,
    pino({ level: 'silent' }),
    filesEnvSchema.parse({ FILES_DIR: filesFolder }),
  )

const contentOf = async (download: Download): Promise<Buffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'))
  const path = join(folder, 'report')
  await download.saveAs(path)
  const content = readFileSync(path)
  rmSync(folder, { recursive: true })
  return content
}

/** Presses a link to a file. @returns the name it is saved under, and what is in it */
export const downloaded = async (desk: Desk, link: string): Promise<{ name: string; content: Buffer }> => {
  const coming = desk.page.waitForEvent('download')
  await desk.page.getByRole('link', { name: link }).click()
  const download = await coming
  return { name: download.suggestedFilename(), content: await contentOf(download) }
}
