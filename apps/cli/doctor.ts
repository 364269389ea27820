import { readCliConfig } from '#config/cli.js'
import type { Check, Finding } from './inspect/check.js'
import { lookAt } from './inspect/installation.js'
import { machineChecks } from './inspect/machine-checks.js'
import { checksOfReadiness } from './inspect/readiness-checks.js'
import { serviceChecks } from './inspect/service-checks.js'
import { printResult } from './output.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

interface Report {
  readonly title: string
  readonly finding?: Finding
}

/** `npm run doctor [-- --json]`: what is wrong, why, and how to mend it. Ends with 1 when something is. */
async function doctor(): Promise<void> {
  const { values } = readArguments({ options: { json: { type: 'boolean', default: false } } })
  const config = readCliConfig()
  const installation = lookAt(config)
  const reports = await inOrder(machineChecks(installation), tell(values.json))
  const external = config.DATABASE_URL && config.TEMPORAL_ADDRESS
  if (installation.live.length === 0 && !external) {
    const finding = notRunning(installation.layout.dataDir)
    tell(values.json)({ title: '服务正在运行', finding })
    reports.push({ title: '服务正在运行', finding })
  } else {
    const run = async (checks: readonly Check[]) =>
      reports.push(...(await inOrder(checks, tell(values.json))))
    await run(serviceChecks(installation))
    await checksOfReadiness(installation, run)
  }
  conclude(reports, values.json)
}

async function inOrder(checks: readonly Check[], told: (report: Report) => void): Promise<Report[]> {
  const reports: Report[] = []
  for (const { title, find } of checks) {
    const finding = await find().catch(couldNotCheck)
    reports.push({ title, ...(finding && { finding }) })
    told({ title, ...(finding && { finding }) })
  }
  return reports
}

function tell(json: boolean): (report: Report) => void {
  return ({ title, finding }) => {
    if (json) return
    printResult(`${finding ? '✗' : '✓'} ${title}`)
    if (!finding) return
    printResult(`    问题：${finding.what}`)
    printResult(`    原因：${finding.why}`)
    printResult(`    解决办法：${finding.remedy}`)
  }
}

function conclude(reports: readonly Report[], json: boolean): void {
  const findings = reports.filter(({ finding }) => finding).length
  if (json) printResult(JSON.stringify({ healthy: findings === 0, checks: reports }))
  else
    printResult(
      findings ? `\n发现 ${findings} 个问题，请按顺序处理（前面的问题常是后面的原因）` : '\n一切正常',
    )
  process.exitCode = findings ? 1 : 0
}

function couldNotCheck(error: unknown): Finding {
  return {
    what: `无法检查：${error instanceof Error ? error.message : String(error)}`,
    why: '多半由前面的问题引起',
    remedy: '先处理前面的问题，再执行一次 npm run doctor',
  }
}

function notRunning(dataDir: string): Finding {
  return {
    what: '没有正在运行的服务',
    why: `还没有启动，或已经停止（数据目录 ${dataDir}）`,
    remedy: '执行 npm start',
  }
}

runCommand(doctor)
