import { Pool } from 'pg'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { contentOf, replaceDatabase } from '#persistence/fresh-schema.js'
import { noteFact } from '#persistence/installation/facts.js'
import { liveMode } from '#persistence/installation/mode.js'
import { runMigrations } from '#persistence/migrate.js'
import { endStrayRuns } from '#temporal/stray-runs.js'
import { backUp } from '../backup/back-up.js'
import { recordCommand } from '../operate/record-command.js'
import { refuseWhileRunning, type OperatedServices } from '../operate/services.js'
import { stage } from '../operate/stage.js'
import { withConnections } from '../operate/connections.js'
import { importFrom, layRules } from '../start/district.js'
import { keyFiles } from '../start/key-files.js'
import { ensureNamespace } from '../temporal.js'
import { checklist } from '../inspect/readiness.js'
import { fileIdsOf, removeDemoFiles } from './demo-files.js'
import { inviteAdministrators } from './invite.js'
import type { ReadyToGoLive } from './ready-to-go-live.js'

export interface GoLiveOrder extends ReadyToGoLive {
  readonly config: CliConfig
  readonly layout: DataLayout
}

/** Ends the demo on a database, or goes on where an earlier run was broken off. @returns what stands now, in words */
export async function goLive(services: OperatedServices, order: GoLiveOrder): Promise<string> {
  const { databaseUrl, temporalAddress = '' } = services
  const { config, layout } = order
  await refuseWhileRunning(config, databaseUrl)
  const already = await liveMode(databaseUrl)
  if (already && already.district !== order.district)
    throw new EmbeddedError(
      `这里已经是${already.district}的正式平台`,
      '核对 --data 与 DATA_DIR；什么都没有改动',
    )
  if (!already) await wipe(databaseUrl, order)
  const { TEMPORAL_NAMESPACE: namespace } = config
  await ensureNamespace(temporalAddress, namespace)
  const addresses = {
    databaseUrl,
    temporalAddress,
    namespace,
    payloadKeyFile: keyFiles(config, layout).payload,
  }
  return withConnections(addresses, async ({ pool, client }) => {
    const ended = await stage(
      '结束演示事项的运行',
      () => endStrayRuns(pool, client, '正式上线：演示数据已清除'),
      count => `${count} 个`,
    )
    await removeDemoFiles(pool, config, layout)
    const links = await stage('邀请三员', () => inviteAdministrators(pool, order.origin))
    return [
      already
        ? `${order.district}此前已清除演示数据，本次接着完成`
        : `${order.district}已正式上线，演示数据已清除`,
      `结束了 ${ended} 个演示事项的运行`,
      ...links,
      ...(await checklist({ config, layout, pool, client })),
    ].join('\n')
  })
}

/** The demo is copied, then a new database takes its place in one moment. */
async function wipe(
  databaseUrl: string,
  { config, layout, directory, district }: GoLiveOrder,
): Promise<void> {
  if (await contentOf(databaseUrl)) await backUp(databaseUrl, { config, layout })
  const demoFiles = await fileIdsOf(databaseUrl)
  await stage('清除演示数据，读入本区的组织与人员', () =>
    replaceDatabase(databaseUrl, async freshUrl => {
      await runMigrations(freshUrl)
      const pool = new Pool({ connectionString: freshUrl, max: 2 })
      try {
        await keepCalendars(pool)
        await layRules(pool)
        await importFrom(pool, directory)
        await keepLastBackup(pool)
        // Before the exchange: afterwards nothing else knows which they were.
        await noteFact(pool, 'demoFiles', { ids: demoFiles })
        await noteFact(pool, 'mode', { live: true, district })
        await recordCommand(pool, { operation: 'commandGoLive', outcome: 'done', subject: 'installation' })
      } finally {
        await pool.end()
      }
    }),
  )
}

/** Notices that were imported meanwhile are no demo. */
async function keepCalendars(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>(
    `SELECT to_regclass('public.calendar_version') IS NOT NULL AS there`,
  )
  if (rows[0]?.there) await pool.query('INSERT INTO calendar_version SELECT * FROM public.calendar_version')
}

async function keepLastBackup(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>(
    `SELECT to_regclass('public.installation_fact') IS NOT NULL AS there`,
  )
  if (rows[0]?.there)
    await pool.query(
      `INSERT INTO installation_fact SELECT * FROM public.installation_fact WHERE name = 'lastBackup'`,
    )
}
