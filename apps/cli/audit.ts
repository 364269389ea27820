import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { readCliConfig, type CliConfig } from '#config/cli.js'
import { dataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { createPool } from '#persistence/pool.js'
import { readKeys, type Keys } from '#secrets/key-file.js'
import { anchorsIn, handOutAnchor } from './audit/anchor-files.js'
import { verify } from './audit/verify.js'
import { fromHere, withServicesOf } from './operate/services.js'
import { say } from './output.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

const usage = '用法：npm run audit -- verify [--anchor 锚点文件] | anchor [--to 文件]'
/** A look at everything may take its time. */
const patience = { connectMs: 3_000, statementMs: 600_000 }

/** `audit verify`：核验审计链；`audit anchor`：导出此刻的锚点。 */
async function audit(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { anchor: { type: 'string' }, to: { type: 'string' } },
  })
  const [does, ...more] = positionals
  if ((does !== 'verify' && does !== 'anchor') || more.length > 0) {
    say(usage)
    process.exitCode = 2
    return
  }
  const shown = values.anchor ? anchorsIn(fromHere(values.anchor)) : []
  await withAudit(readCliConfig(), (pool, keys) =>
    does === 'verify'
      ? verify(pool, keys, shown)
      : handOutAnchor(pool, keys, values.to && fromHere(values.to)),
  )
}

const withAudit = (config: CliConfig, work: (pool: Pool, keys: Keys) => Promise<void>): Promise<void> =>
  withServicesOf(config, {}, async ({ databaseUrl }) => {
    const pool = createPool(databaseUrl, { max: 2, name: 'audit', patience })
    try {
      await work(pool, auditKeys(config))
    } finally {
      await pool.end()
    }
  })

/** None is made here: another key than the one that sealed verifies nothing. */
const auditKeys = (config: CliConfig): Keys => {
  const file = config.AUDIT_KEY_FILE ?? join(dataLayout(config.DATA_DIR).secrets, 'audit.key')
  if (existsSync(file)) return readKeys(file)
  throw new EmbeddedError(`没有审计密钥文件 ${file}`, '用 AUDIT_KEY_FILE 指明封存时所用的密钥文件')
}

runCommand(audit)
