import { resolve } from 'node:path'
import { Pool } from 'pg'
import type { CliConfig } from '#config/cli.js'
import { describeProblem } from '#domain/district/problem.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { importDistrict } from '#persistence/seed/import-district.js'
import { demoDataFolder } from '#persistence/seed/read-district.js'

const PROBLEMS_TOLD = 20

/**
 * Reads a district's own files when `directory` is given, else the demo's into an empty database.
 * @returns one sentence on what was done
 */
export async function fillDistrict(
  config: CliConfig,
  databaseUrl: string,
  directory?: string,
): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 })
  try {
    if (!directory && !(await isEmpty(pool))) return '已有数据,保持不变'
    await importFrom(pool, directory ? resolve(directory) : resolve(config.root, demoDataFolder))
    return directory ? `已读入 ${directory}` : '已读入演示数据'
  } finally {
    await pool.end()
  }
}

async function isEmpty(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM org_unit) AS empty')
  return rows[0]?.empty ?? false
}

async function importFrom(pool: Pool, directory: string): Promise<void> {
  const result = await importDistrict({ pool, directory })
  if (result.ok) return
  const told = result.problems.slice(0, PROBLEMS_TOLD).map(problem => `  ${describeProblem(problem)}`)
  throw new EmbeddedError(
    `${directory} 里的数据有 ${result.total} 处问题,没有读入任何内容:\n${told.join('\n')}`,
    '按上面的提示逐处改正后,再执行同一条命令',
  )
}
