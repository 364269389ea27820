import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import type { DisabledAgain } from '#persistence/backup/end-sign-ins.js'
import { putBack } from '#persistence/backup/put-back.js'
import { rowsIn } from '#persistence/backup/manifest.js'
import { contentOf, type Content } from '#persistence/fresh-schema.js'
import { noteFact } from '#persistence/installation/facts.js'
import { openAllProcesses } from '#temporal/open-processes.js'
import { endStrayRuns } from '#temporal/stray-runs.js'
import { recordCommand } from '../operate/record-command.js'
import { OPERATOR, refuseWhileRunning, type OperatedServices } from '../operate/services.js'
import { stage } from '../operate/stage.js'
import { sayDetail } from '../output.js'
import { withConnections } from '../operate/connections.js'
import { keyFiles } from '../start/key-files.js'
import { ensureNamespace } from '../temporal.js'
import { backUp } from './back-up.js'
import { layKeys } from './key-bundle.js'
import { putContents } from './put-contents.js'
import type { ReadyToRestore } from './ready-to-restore.js'

export interface RestoreOrder extends ReadyToRestore {
  readonly config: CliConfig
  readonly layout: DataLayout
  readonly replace: boolean
  /** Goes on without a copy of what is replaced: for a database that can no longer be read. */
  readonly withoutCopy: boolean
}

/** Puts a checked backup into a running database and reopens what is open. @returns what was done, in words */
export async function restoreInto(services: OperatedServices, order: RestoreOrder): Promise<string> {
  const { databaseUrl } = services
  const { backup, keys, config, layout } = order
  await refuseWhileRunning(config, databaseUrl)
  const present = await contentOf(databaseUrl)
  if (present && !order.replace) refuseToReplace(present)
  const copy = present && !order.withoutCopy ? await backUp(databaseUrl, { config, layout }) : undefined
  // Lines are only added: keys first, or what was put back could not be read.
  if (keys) layKeys(config, layout, keys)
  const laid = await stage(
    '放回附件',
    () => putContents(config, layout, backup),
    done => `${done} 个`,
  )
  const { newer, disabled } = await stage('恢复数据', () =>
    putBack({ databaseUrl, backup, progress: (table, done, all) => sayDetail(`${done}/${all} ${table}`) }),
  )
  const { opened, ended } = await stage(
    '由数据库重建办理中的流程',
    () => reopen(services, order, { copy: copy?.file, disabled }),
    done => `${done.opened} 个`,
  )
  const { manifest } = backup
  return [
    `已恢复 ${manifest.takenAt} 的备份：${manifest.tables.length} 张表，${rowsIn(manifest)} 行`,
    newer.length ? `结构已更新到本版本（${newer.length} 项）` : '结构与本版本一致',
    `重建了 ${opened} 个办理中的流程${ended ? `，结束了 ${ended} 个备份之后才开始的运行` : ''}`,
    keys ? '备份里的密钥已放入密钥文件' : '密钥文件没有改动',
    manifest.contents
      ? `附件 ${manifest.contents.length} 个，其中放回 ${laid} 个`
      : '备份里没有附件的内容，请由另外的备份恢复',
    ...(copy ? [`换下的数据库连同其审计记录已备份到 ${copy.file}`] : []),
    ...doorsClosed(disabled, present !== undefined),
  ].join('\n')
}

/** What became of sign-ins and accounts, and what nobody can know but people. */
function doorsClosed(disabled: readonly DisabledAgain[], replaced: boolean): string[] {
  const names = disabled.map(({ personId, name }) => `${name}（${personId}）`)
  return [
    '备份时的登录和未用的一次性链接都已失效：所有人重新登录，待激活的人重新邀请',
    ...(names.length ? [`备份之后停用的 ${names.length} 个账号仍然停用：${names.join('、')}`] : []),
    replaced
      ? '备份之后更换的密码、二次验证和收回的任职回到了备份时的样子，请安全管理员核对'
      : '备份之后停用的账号、更换的密码和收回的任职无从得知，请安全管理员在启动之前核对名单',
  ]
}

function refuseToReplace({ units, people, processes }: Content): never {
  throw new EmbeddedError(
    `数据库里已有内容：${units} 个单位、${people} 人、${processes} 个流程。什么都没有改动`,
    '恢复到新的数据目录（DATA_DIR=新目录）；确实要用备份换掉现有的全部内容，加上 --replace（换下的先自动备份）',
  )
}

/** Temporal's own store is not in a backup: what it must know of open processes is in their rows. */
async function reopen(
  { databaseUrl, temporalAddress = '' }: OperatedServices,
  { config, layout, backup }: RestoreOrder,
  { copy, disabled }: { copy: string | undefined; disabled: readonly DisabledAgain[] },
) {
  const namespace = config.TEMPORAL_NAMESPACE
  await ensureNamespace(temporalAddress, namespace)
  const payloadKeyFile = keyFiles(config, layout).payload
  return withConnections(
    { databaseUrl, temporalAddress, namespace, payloadKeyFile },
    async ({ pool, client }) => {
      const ended = await endStrayRuns(pool, client, '恢复备份：备份里没有这个流程')
      const progress = (done: number, all: number) => done % 500 === 0 && sayDetail(`${done}/${all}`)
      const opened = await openAllProcesses({ pool, client, by: OPERATOR, reason: '由备份恢复', progress })
      const { takenAt, openProcesses } = backup.manifest
      await noteFact(pool, 'lastRestore', { file: backup.path, takenAt, openProcesses })
      const details = {
        file: backup.path,
        takenAt,
        ...(copy && { copy }),
        ...(disabled.length > 0 && { disabled: disabled.map(({ personId }) => personId).join(' ') }),
      }
      await recordCommand(pool, { operation: 'commandRestore', outcome: 'done', details })
      return { opened, ended }
    },
  )
}
