import { localDateOf } from '#domain/calendar/local-date.js'
import { roles, type Role } from '#domain/organisation/roles.js'
import { findFact } from '#persistence/installation/facts.js'
import { keysNeeded, type KeyUse } from '#persistence/keyed-columns.js'
import type { Database } from '#persistence/read/database.js'
import type { Finding, ReadinessCheck } from './check.js'
import type { Installed } from './installed.js'

const hourMs = 3_600_000
const backupMaxAgeHours = 26
const clockMayDifferMs = 2_000
/** The notice for a year is published in the autumn before; from here on it ought to be loaded. */
const nextYearFrom = '12-01'
const administrators = ['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor'] as const

/** What is answered by the database. */
export const databaseChecks = ({ database, keyIds }: Installed): ReadinessCheck[] => [
  { id: 'mode', title: '已转为正式运行', weight: 'must', find: () => isLive(database) },
  {
    id: 'administrators',
    title: '三员齐备并已激活',
    weight: 'must',
    find: () => threeAdministrators(database),
  },
  {
    id: 'secondSecurityAdministrator',
    title: '有两位安全管理员',
    weight: 'should',
    find: () => twoSecurityAdministrators(database),
  },
  { id: 'clock', title: '时钟与时区', weight: 'must', find: () => clockAgrees(database) },
  {
    id: 'calendar',
    title: '节假日通知已载入',
    weight: 'must',
    find: () => calendarIsLoaded(database, Date.now()),
  },
  { id: 'backup', title: '最近一天有备份', weight: 'must', find: () => backupIsRecent(database) },
  { id: 'keys', title: '密钥齐全', weight: 'must', find: () => keysAreThere(database, keyIds) },
]

const isLive = async (database: Database): Promise<Finding | undefined> =>
  (await findFact(database, 'mode'))
    ? undefined
    : {
        what: '现在是演示模式，或者还没有正式上线',
        why: '演示数据不是真的，演示登录不要密码',
        remedy: '准备好本区的数据文件，执行 npm run go-live -- --data 目录',
      }

interface ActiveAdministrator {
  personId: string
  role: Role
}

const activeAdministrators = async (database: Database): Promise<ActiveAdministrator[]> => {
  const { rows } = await database.query<ActiveAdministrator>(
    `SELECT DISTINCT g.person_id AS "personId", g.role
     FROM role_grant g JOIN account a ON a.person_id = g.person_id AND a.state = 'active'
     WHERE g.role = ANY ($1) AND coalesce(g.valid_from <= $2::date, true) AND coalesce(g.valid_to >= $2::date, true)`,
    [administrators, localDateOf(Date.now())],
  )
  return rows
}

const threeAdministrators = async (database: Database): Promise<Finding | undefined> => {
  const rows = await activeAdministrators(database)
  const missing = administrators.filter(role => !rows.some(row => row.role === role))
  if (missing.length === 0) return undefined
  return {
    what: `还没有已激活的${missing.map(role => roles[role]).join('、')}`,
    why: '三员分立：运行、授权和审计要由三个人分别负责',
    remedy: '请收到邀请链接的人激活账号；链接过期的，再执行一次 npm run go-live 取得新链接',
  }
}

/** One asks for an administrator's office and another decides on it. */
const twoSecurityAdministrators = async (database: Database): Promise<Finding | undefined> => {
  const rows = await activeAdministrators(database)
  const count = rows.filter(({ role }) => role === 'SecurityAdministrator').length
  if (count >= 2) return undefined
  return {
    what: `已激活的安全管理员有 ${count} 位`,
    why: '三类管理员的任职和撤销由一位安全管理员提出、另一位确认，只有一位就无法办理',
    remedy: '执行 npm run grant -- 工号 安全管理员 单位编码 --reason 原因，再邀请此人激活账号',
  }
}

const clockAgrees = async (database: Database): Promise<Finding | undefined> => {
  const asked = Date.now()
  const { rows } = await database.query<{ now: Date; hour: number }>(
    `SELECT clock_timestamp() AS now, extract(hour FROM timestamptz '2026-03-02 01:00Z' AT TIME ZONE 'Asia/Shanghai')::int AS hour`,
  )
  const [row] = rows
  const away = Math.abs((row?.now.getTime() ?? 0) - (asked + Date.now()) / 2)
  if (row?.hour === 9 && away <= clockMayDifferMs) return undefined
  return {
    what:
      row?.hour === 9
        ? `本机与数据库的时钟相差 ${(away / 1000).toFixed(1)} 秒`
        : '数据库不认得时区 Asia/Shanghai',
    why: '期限按时钟计算，相差太多会提前或推迟催办',
    remedy: '在两台机器上都启用时间同步（chronyd 或 ntpd）',
  }
}

export const calendarIsLoaded = async (database: Database, at: number): Promise<Finding | undefined> => {
  const today = localDateOf(at)
  const year = Number(today.slice(0, 4))
  const wanted = today.slice(5) >= nextYearFrom ? [year, year + 1] : [year]
  const { rows } = await database.query<{ years: number[] }>(
    `SELECT body->'noticeYears' AS years FROM calendar_version ORDER BY imported_at DESC, version DESC LIMIT 1`,
  )
  const missing = wanted.filter(each => !rows[0]?.years.includes(each))
  if (missing.length === 0) return undefined
  return {
    what: `没有载入 ${missing.join('、')} 年的节假日通知`,
    why: '没有通知的日子按“暂定”计算，自动处理会等待',
    remedy: '国务院通知发布后执行 npm run calendar -- import 文件',
  }
}

const backupIsRecent = async (database: Database): Promise<Finding | undefined> => {
  const last = await findFact(database, 'lastBackup')
  const hours = last && (Date.now() - last.at.getTime()) / hourMs
  if (hours !== undefined && hours <= backupMaxAgeHours) return undefined
  return {
    what: hours === undefined ? '还没有备份过' : `上一次备份在 ${Math.floor(hours)} 小时以前`,
    why: '数据库损坏时，备份之后的办理都会丢失',
    remedy: '每天定时执行 npm run backup -- --to 目录/ --keep 14（cron 的写法见 docs/operations.md）',
  }
}

const keysAreThere = async (
  database: Database,
  keyIds: Readonly<Record<KeyUse, readonly string[]>>,
): Promise<Finding | undefined> => {
  const needed = await keysNeeded(database)
  const missing = (['data', 'audit'] as const).flatMap(use =>
    Object.keys(needed[use])
      .filter(id => !keyIds[use].includes(id))
      .map(id => `${use} ${id}`),
  )
  if (missing.length === 0) return undefined
  return {
    what: `密钥文件里缺少 ${missing.join('、')}`,
    why: '没有它们，手机号等读不出，审计封签无法核对',
    remedy: '从保管处找回密钥，放进 data.key 或 audit.key（npm run keys -- status 可看详情）',
  }
}
