import type { CliConfig } from '#config/cli.js'
import { describeProblem } from '#domain/district/problem.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { readDistrict } from '#persistence/seed/read-district.js'
import { keyLines } from '#secrets/edit-key-file.js'
import { keyFiles, keyNames } from '../start/key-files.js'

const PROBLEMS_TOLD = 20
const LEAST_DISTINCT_BYTES = 16
const DEFAULT_PASSWORDS = [
  '',
  'postgres',
  'password',
  'dual_checkin',
  'temporal',
  'changeme',
  'admin',
  '123456',
]
export const ADMINISTRATORS = ['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor'] as const

export interface ReadyToGoLive {
  readonly directory: string
  /** Its name in the tree. */
  readonly district: string
  readonly origin: string
}

/** Everything that speaks against going live is found here, before anything is touched. */
export async function readyToGoLive(
  config: CliConfig,
  layout: DataLayout,
  directory: string,
  allowHttp: boolean,
): Promise<ReadyToGoLive> {
  if (config.DEMO_MODE === '1')
    throw new EmbeddedError('环境变量 DEMO_MODE=1 要求演示模式', '去掉 DEMO_MODE，再执行一次')
  refuseWeakSecrets(config, layout)
  return { directory, district: await districtOf(directory), origin: originOf(config, allowHttp) }
}

function originOf({ PUBLIC_ORIGIN }: CliConfig, allowHttp: boolean): string {
  if (!PUBLIC_ORIGIN)
    throw new EmbeddedError('没有设置门户地址', '设置 PUBLIC_ORIGIN=https://门户地址：邀请链接指向它')
  if (PUBLIC_ORIGIN.startsWith('https://') || allowHttp) return PUBLIC_ORIGIN
  throw new EmbeddedError(
    `门户地址 ${PUBLIC_ORIGIN} 不是 https：密码会在网络上明文传送`,
    '在前面放置带证书的代理；只在封闭网络试运行的，加上 --allow-http',
  )
}

function refuseWeakSecrets(config: CliConfig, layout: DataLayout): void {
  const files = keyFiles(config, layout)
  for (const name of keyNames)
    for (const line of keyLines(files[name]))
      if (new Set(Buffer.from(line, 'base64')).size < LEAST_DISTINCT_BYTES)
        throw new EmbeddedError(
          `${files[name]} 里的密钥不是随机的`,
          `执行 npm run keys -- rotate ${name}，再去掉旧的一行`,
        )
  const url = config.DATABASE_URL ? new URL(config.DATABASE_URL) : undefined
  if (url && DEFAULT_PASSWORDS.includes(decodeURIComponent(url.password).toLowerCase()))
    throw new EmbeddedError('数据库口令是默认的或空的', '给数据库角色换一个随机口令（openssl rand -hex 24）')
}

/** @throws EmbeddedError that lists what is wrong with the files, or who is missing in them */
async function districtOf(directory: string): Promise<string> {
  const read = await readDistrict(directory)
  if (!read.ok) {
    const told = read.problems.slice(0, PROBLEMS_TOLD).map(problem => `  ${describeProblem(problem)}`)
    throw new EmbeddedError(
      `${directory} 里的数据有 ${read.total} 处问题，什么都没有改动：\n${told.join('\n')}`,
      '按上面的提示逐处改正后，再执行同一条命令',
    )
  }
  const { units, grants } = read.district
  const missing = ADMINISTRATORS.filter(role => !grants.some(grant => grant.role === role))
  if (missing.length > 0)
    throw new EmbeddedError(
      `grants.csv 里没有三员中的 ${missing.length} 员（系统管理员、安全管理员、安全审计员）`,
      '在 people.csv 和 grants.csv 里写明三个不同的人；其他人以后由他们开通',
    )
  return (units.find(({ kind }) => kind === 'district') ?? units[0])?.name ?? directory
}
