import { readCliConfig } from '#config/cli.js'
import { isTemporalHealthy } from '#embedded/temporal-server.js'
import { withClient } from '#embedded/postgres-connection.js'
import { lookAt, type Installation } from './inspect/installation.js'
import { printResult } from './output.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'
import { pad } from './start/ready-card.js'
import { isReady } from './start/running.js'

/** The services of a whole installation, in the order in which they stand on each other. */
const SERVICES = {
  postgres: 'Postgres 数据库',
  temporal: 'Temporal 服务',
  'temporal-ui': 'Temporal 界面',
  worker: '后台 worker',
  api: '接口与门户',
  launcher: '启动与照看',
} as const
type ServiceName = keyof typeof SERVICES

interface ServiceStatus {
  readonly name: ServiceName
  readonly state: 'running' | 'not-answering' | 'external' | 'stopped'
  readonly pid?: number
  readonly port?: number
  readonly startedAt?: string
}

const STATES: Record<ServiceStatus['state'], string> = {
  running: '运行中',
  'not-answering': '没有响应',
  external: '外部服务',
  stopped: '未运行',
}

/** `npm run status [-- --json]`: what runs for the data folder, and where. */
async function status(): Promise<void> {
  const { values } = readArguments({ options: { json: { type: 'boolean', default: false } } })
  const installation = lookAt(readCliConfig())
  const services = await Promise.all(
    (Object.keys(SERVICES) as ServiceName[]).map(name => statusOf(name, installation)),
  )
  const { portal, layout } = installation
  if (values.json) return printResult(JSON.stringify({ portal, dataDir: layout.dataDir, services }))
  printResult(row('服务', '状态', '进程', '端口', '启动时间'))
  for (const { name, state, pid, port, startedAt } of services) {
    const since = startedAt && new Date(startedAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
    printResult(row(SERVICES[name], STATES[state], String(pid ?? '–'), String(port ?? '–'), since ?? '–'))
  }
  printResult(`\n门户：${portal ?? '没有运行，执行 npm start 启动'}`)
  printResult(`数据目录：${layout.dataDir}`)
}

async function statusOf(name: ServiceName, installation: Installation): Promise<ServiceStatus> {
  const record = installation.live.find(live => live.name === name)
  const isExternal =
    (name === 'postgres' && installation.config.DATABASE_URL && !record) ||
    (name === 'temporal' && installation.config.TEMPORAL_ADDRESS)
  if (!record && !isExternal) return { name, state: 'stopped' }
  const answers = await doesAnswer(name, installation)
  const state = answers ? (record ? 'running' : 'external') : 'not-answering'
  return { name, state, ...(record && { pid: record.pid, port: record.port, startedAt: record.startedAt }) }
}

/** Asks the services that can be asked; the others run when their process does. */
async function doesAnswer(name: ServiceName, installation: Installation): Promise<boolean> {
  const { databaseUrl = '', temporalAddress = '', portal } = installation
  if (name === 'temporal') return isTemporalHealthy(temporalAddress)
  if (name === 'api') return portal !== undefined && isReady(portal)
  if (name !== 'postgres') return true
  return withClient(databaseUrl, client => client.query('SELECT 1')).then(
    () => true,
    () => false,
  )
}

function row(...cells: string[]): string {
  const widths = [18, 10, 9, 8, 22]
  return cells.map((cell, place) => pad(cell, widths[place] ?? 0)).join('')
}

runCommand(status)
