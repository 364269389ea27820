import { readCliConfig } from '#config/cli.js'
import { isRole, roles, type Role } from '#domain/organisation/roles.js'
import { createPool } from '#persistence/pool.js'
import { grantHere, type GrantAsked } from './grant/grant-here.js'
import { withServicesOf } from './operate/services.js'
import { printResult, say } from './output.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

const usage =
  '用法：npm run grant -- 工号 角色 单位编码 --reason 原因 [--from 日期] [--to 日期] [--revoke]（角色写中文名称或代码）'

const roleOf = (text = ''): Role | undefined =>
  isRole(text) ? text : (Object.keys(roles) as Role[]).find(role => roles[role] === text)

/** `grant`：授予或撤销任职，不经第二位安全管理员；供首批管理员和安全管理员缺位时使用。 */
async function grant(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      revoke: { type: 'boolean', default: false },
    },
  })
  const [staffNumber, roleText, unitId, ...more] = positionals
  const role = roleOf(roleText)
  if (!staffNumber || !role || !unitId || !values.reason || more.length > 0) {
    say(usage)
    process.exitCode = 2
    return
  }
  const { reason, from, to, revoke } = values
  await carryOut({ staffNumber, role, unitId, reason, revoke, ...(from && { from }), ...(to && { to }) })
}

const carryOut = (asked: GrantAsked): Promise<void> =>
  withServicesOf(readCliConfig(), {}, async ({ databaseUrl }) => {
    const pool = createPool(databaseUrl, { max: 2, name: 'grant' })
    try {
      printResult(await grantHere(pool, asked))
    } finally {
      await pool.end()
    }
  })

runCommand(grant)
