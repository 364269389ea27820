import { existsSync } from 'node:fs'
import type { Pool } from 'pg'
import { UrnKeys } from '#ballots/urn-keys.js'
import { readCliConfig, type CliConfig } from '#config/cli.js'
import { dataLayout, prepareLayout } from '#embedded/data-layout.js'
import { keysNeeded, type KeysNeeded } from '#persistence/keyed-columns.js'
import { knownMigrations, pendingMigrations } from '#persistence/migrate.js'
import { createPool } from '#persistence/pool.js'
import { inTransaction } from '#persistence/transaction.js'
import { readKeys } from '#secrets/key-file.js'
import { reseal } from './keys/reseal.js'
import { describeKeys, dropOldKeys, isKeyName, KEY_USES, rotate } from './keys/rotate.js'
import { recordCommand } from './operate/record-command.js'
import { refuseWhileRunning, withServicesOf } from './operate/services.js'
import { printResult, say, sayDetail } from './output.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'
import { keyFiles, keyNames, type KeyFiles, type KeyName } from './start/key-files.js'
import { urnFolder } from './start/urn-folder.js'

const usage = '用法：npm run keys -- status | rotate payload|session|data|audit | reseal | drop data'
const RESTART =
  '密钥在启动时读取：请 npm stop 后再 npm start（分开部署的：docker compose up -d --force-recreate api worker）'

/** `npm run keys`: which keys there are and what needs them; a new one; and the way to get rid of an old one. */
async function keys(): Promise<void> {
  const { positionals } = readArguments({ allowPositionals: true })
  const [action, name] = positionals
  const config = readCliConfig()
  const layout = dataLayout(config.DATA_DIR)
  prepareLayout(layout)
  const files = keyFiles(config, layout)
  if (action === 'rotate' && isKeyName(name)) return withPool(config, pool => rotateOne(pool, files, name))
  const urns = urnKeys(urnFolder(config, layout), files.data)
  if (action === 'status') return withPool(config, pool => tellStatus(pool, files, urns))
  if (action === 'reseal') return withPool(config, pool => resealAll(pool, files, urns))
  if (action === 'drop' && name === 'data') return dropOld(config, files, urns)
  say(usage)
  process.exitCode = 2
}

/** On record together with the change. A database without tables records nothing: keys may be changed before the first start. */
async function rotateOne(pool: Pool, files: KeyFiles, name: KeyName): Promise<void> {
  const hasTables = (await pendingMigrations(pool)).length < knownMigrations().length
  const id = await inTransaction(pool, async client => {
    const entry = { operation: 'commandRotateKey', outcome: 'done', details: { key: name } } as const
    if (hasTables) await recordCommand(client, entry)
    return rotate(files[name])
  })
  printResult(`${KEY_USES[name].label}已换新：${id}，旧的留在后面（${files[name]}）`)
  say(RESTART)
  say(KEY_USES[name].afterwards)
  say('新的密钥文件要和原来一样另外保管一份')
}

/** Private keys of urns are sealed under the data key as well; none where there has been no vote. */
const urnKeys = (folder: string, dataKeyFile: string): UrnKeys | undefined =>
  existsSync(folder) ? new UrnKeys(folder, readKeys(dataKeyFile)) : undefined

/** What needs which data key: in the database and among the keys of urns. */
async function neededOf(pool: Pool, urns: UrnKeys | undefined): Promise<KeysNeeded> {
  const needed = await keysNeeded(pool)
  for (const [id, count] of Object.entries(urns?.needed() ?? {}))
    needed.data[id] = (needed.data[id] ?? 0) + count
  return needed
}

async function tellStatus(pool: Pool, files: KeyFiles, urns: UrnKeys | undefined): Promise<void> {
  const needed = await neededOf(pool, urns)
  const neededBy = (name: string) => (name === 'data' || name === 'audit' ? needed[name] : {})
  for (const name of keyNames) printResult(describeKeys(name, files[name], neededBy(name)))
}

async function resealAll(pool: Pool, files: KeyFiles, urns: UrnKeys | undefined): Promise<void> {
  const values = await reseal({
    pool,
    keys: readKeys(files.data),
    progress: (column, done) => sayDetail(`${column} ${done}`),
  })
  const count = values + (urns?.reseal() ?? 0)
  await recordCommand(pool, { operation: 'commandReseal', outcome: 'done', details: { count } })
  printResult(`已用新密钥重新加密 ${count} 个值`)
}

/** With the platform stopped: what runs on may still seal with the key that it read when it started. */
async function dropOld(config: CliConfig, files: KeyFiles, urns: UrnKeys | undefined): Promise<void> {
  await refuseWhileRunning(config, config.DATABASE_URL)
  await withPool(config, async pool => {
    const dropped = dropOldKeys(files.data, (await neededOf(pool, urns)).data)
    const details = { keys: dropped.join(' ') }
    await recordCommand(pool, { operation: 'commandDropKeys', outcome: 'done', details })
    printResult(
      dropped.length ? `已去掉 ${dropped.length} 个旧密钥：${dropped.join('、')}` : '没有可以去掉的旧密钥',
    )
  })
  say('以前的备份仍要用旧密钥：去掉的密钥要随那些备份一起保管')
}

const withPool = (config: CliConfig, work: (pool: Pool) => Promise<void>): Promise<void> =>
  withServicesOf(config, {}, async ({ databaseUrl }) => {
    const pool = createPool(databaseUrl, { max: 2, name: 'dual-checkin keys' })
    try {
      await work(pool)
    } finally {
      await pool.end()
    }
  })

runCommand(keys)
