import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { EmbeddedError } from './embedded-error.js'
import {
  ensureDatabase,
  POSTGRES_ROLE,
  postgresUrl,
  withClient,
  type PostgresAddress,
} from './postgres-connection.js'
import { SQL_PLUGIN, TEMPORAL_DATABASE, VISIBILITY_DATABASE } from './temporal-config.js'

const run = promisify(execFile)

const SCHEMAS = [
  { database: TEMPORAL_DATABASE, schema: 'postgresql/v12/temporal' },
  { database: VISIBILITY_DATABASE, schema: 'postgresql/v12/visibility' },
]

/** Makes Temporal's two databases when missing and brings their schemas up to the server's version. */
export async function ensureTemporalSchema(sqlTool: string, postgres: PostgresAddress): Promise<void> {
  await Promise.all(
    SCHEMAS.map(async ({ database, schema }) => {
      await ensureDatabase(postgresUrl(postgres, 'postgres'), database)
      const tool = (...args: string[]) => runSqlTool(sqlTool, postgres, database, args)
      if (!(await hasSchemaVersion(postgres, database))) await tool('setup-schema', '-v', '0.0')
      await tool('update-schema', '--schema-name', schema)
    }),
  )
}

async function hasSchemaVersion(postgres: PostgresAddress, database: string): Promise<boolean> {
  return withClient(postgresUrl(postgres, database), async client => {
    const { rows } = await client.query<{ found: boolean }>(
      `SELECT to_regclass('schema_version') IS NOT NULL AS found`,
    )
    return rows[0]?.found ?? false
  })
}

async function runSqlTool(
  sqlTool: string,
  postgres: PostgresAddress,
  database: string,
  args: string[],
): Promise<void> {
  const server = ['--plugin', SQL_PLUGIN, '--ep', '127.0.0.1', '-p', String(postgres.port)]
  try {
    await run(sqlTool, [...server, '-u', POSTGRES_ROLE, '--db', database, ...args], {
      // By the environment, not as an argument that every user of the machine could read.
      env: { ...process.env, SQL_PASSWORD: postgres.password },
    })
  } catch (cause) {
    const { stderr, stdout } = cause as { stderr?: string; stdout?: string }
    const output = `${stderr ?? ''}${stdout ?? ''}`.trim().split('\n').slice(-5).join('\n')
    throw new EmbeddedError(
      `Temporal 数据库 ${database} 的结构更新失败（${args[0]}）：\n${output}`,
      '执行 npm run doctor 查看 Postgres 是否可用；必要时删除数据目录重新开始',
      { cause },
    )
  }
}
