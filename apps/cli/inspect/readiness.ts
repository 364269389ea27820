import { existsSync } from 'node:fs'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { openStore } from '#files/open-store.js'
import { checkAll, type ReadinessItem } from '#readiness/check.js'
import { readinessChecks } from '#readiness/checks.js'
import type { Installed } from '#readiness/installed.js'
import { readKeys } from '#secrets/key-file.js'
import { filesFolder } from '../start/files-folder.js'
import { keyPlaces } from '../start/key-files.js'

export interface InspectedServices {
  readonly config: CliConfig
  readonly layout: DataLayout
  readonly pool: Pool
  readonly client: Client
}

/** What the one list of checks is asked about, as the commands know it. */
export function installedOf({ config, layout, pool, client }: InspectedServices): Installed {
  const places = keyPlaces(config, layout)
  const ids = (file: string) => (existsSync(file) ? readKeys(file).map(({ id }) => id) : [])
  return {
    database: pool,
    temporal: client,
    origin: config.PUBLIC_ORIGIN,
    smtpUrl: config.SMTP_URL,
    files: openStore({ ...config, FILES_DIR: filesFolder(config, layout) }),
    hasScanner: (config.FILE_SCAN_COMMAND ?? config.FILE_SCAN_URL) !== undefined,
    keyIds: { data: ids(places.data), audit: ids(places.audit) },
  }
}

/** The checklist in lines: what is done, and how to do the rest. */
export async function checklist(services: InspectedServices): Promise<string[]> {
  const items = await checkAll(readinessChecks(installedOf(services)))
  return ['上线检查：', ...items.flatMap(linesOf)]
}

const linesOf = ({ title, weight, finding }: ReadinessItem): string[] =>
  finding
    ? [`  ${weight === 'must' ? '✗' : '!'} ${title}：${finding.what}`, `      解决办法：${finding.remedy}`]
    : [`  ✓ ${title}`]
