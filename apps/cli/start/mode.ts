import type { CliConfig } from '#config/cli.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { liveMode } from '#persistence/installation/mode.js'

/**
 * Whether this is the demo (`1`): until go-live, unless it is told otherwise.
 * @throws EmbeddedError when it is told to be the demo on a database that has gone live
 */
export async function modeOf({ DEMO_MODE }: CliConfig, databaseUrl: string): Promise<'0' | '1'> {
  const live = await liveMode(databaseUrl)
  if (!live) return DEMO_MODE ?? '1'
  if (DEMO_MODE !== '1') return '0'
  throw new EmbeddedError(
    `${live.district}已经正式上线，这个数据库不能再以演示模式启动`,
    '去掉环境变量 DEMO_MODE；要看演示，请用另一个数据目录（DATA_DIR=另一个目录 npm start）',
  )
}

/** What the running portal says: the demo has accounts without passwords. */
export const isDemoPortal = (portal: string): Promise<boolean> =>
  fetch(`${portal}/api/demo/accounts`, { signal: AbortSignal.timeout(3_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
