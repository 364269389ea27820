import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isPortFree } from '#embedded/ports.js'
import { staleRecords } from '#embedded/service-record.js'
import type { Check, Finding } from './check.js'
import type { Installation } from './installation.js'

const GIB = 1024 ** 3
const LEAST_FREE_GIB = 0.5

/** Checks of the machine and the data folder. They need nothing to be running. */
export function machineChecks(installation: Installation): Check[] {
  return [
    { title: '磁盘空间', find: async () => diskSpace(installation) },
    { title: '密钥文件权限', find: async () => secretsArePrivate(installation) },
    { title: '没有意外退出的服务', find: async () => crashed(installation) },
    { title: '配置的端口可用', find: () => configuredPorts(installation) },
  ]
}

function diskSpace({ layout }: Installation): Finding | undefined {
  if (!existsSync(layout.dataDir)) return undefined
  const { bavail, bsize } = statfsSync(layout.dataDir)
  const free = (bavail * bsize) / GIB
  if (free >= LEAST_FREE_GIB) return undefined
  return {
    what: `磁盘只剩 ${free.toFixed(2)} GB`,
    why: '数据库写满磁盘后会停止服务',
    remedy: `清理 ${layout.dataDir} 所在的磁盘（du -sh ${layout.logs} 可看日志占用），或用 DATA_DIR 换到更大的磁盘`,
  }
}

function secretsArePrivate({ layout }: Installation): Finding | undefined {
  if (!existsSync(layout.secrets)) return undefined
  const files = readdirSync(layout.secrets).map(name => join(layout.secrets, name))
  const open = files.filter(path => (statSync(path).mode & 0o077) !== 0)
  if (open.length === 0) return undefined
  return {
    what: `密钥文件可被其他用户读取：${open.join('、')}`,
    why: '读到密钥的人可以解开流程数据或冒充登录',
    remedy: `chmod 600 ${open.join(' ')}`,
  }
}

function crashed({ layout }: Installation): Finding | undefined {
  const stale = staleRecords(layout.run)
  if (stale.length === 0) return undefined
  const names = stale.map(({ name, pid }) => `${name}（进程 ${pid}）`).join('、')
  return {
    what: `${names} 没有经过正常停止就退出了`,
    why: '可能是断电、被强制结束，或内存不足（dmesg | grep -i oom）',
    remedy: `执行 npm start 继续，已确认的办理不会丢失；原因见 ${layout.logs} 下的日志`,
  }
}

async function configuredPorts({ config, live }: Installation): Promise<Finding | undefined> {
  const wanted = {
    PORT: config.PORT,
    POSTGRES_PORT: config.POSTGRES_PORT,
    TEMPORAL_PORT: config.TEMPORAL_PORT,
    TEMPORAL_UI_PORT: config.TEMPORAL_UI_PORT,
  }
  for (const [name, port] of Object.entries(wanted)) {
    const ours = live.some(record => record.port === port)
    if (!port || ours || (await isPortFree(port))) continue
    return {
      what: `${name}=${port} 已被其他程序占用`,
      why: '两个程序不能使用同一个端口',
      remedy: `换一个端口，或不设置 ${name}（自动选择空闲端口）；查看占用者：lsof -i :${port}`,
    }
  }
  return undefined
}
