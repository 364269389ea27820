import { tryStatements } from '#persistence/read/try-statements.js'
import type { Finding } from './check.js'

/** Every named read of the platform, tried against this very database. */
export async function readsFit(databaseUrl: string): Promise<Finding | undefined> {
  const { broken } = await tryStatements(databaseUrl)
  if (broken.length === 0) return undefined
  return {
    what: `${broken.length} 条读取语句与数据库结构不符（如 ${broken[0]}）`,
    why: '结构被人改动过，或程序与数据库版本不一致',
    remedy: '执行 npm stop 与 npm start 更新结构；仍不行，用最近的备份恢复',
  }
}
