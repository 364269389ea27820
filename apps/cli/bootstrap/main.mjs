// Brings a bare clone to the point where a compiled command can run: preflight, install, build.
import { existsSync } from 'node:fs'
import Module from 'node:module'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { build } from './build.mjs'
import { install, isInstalled } from './install.mjs'
import { whileAlone } from './alone.mjs'
import { failed, Problem } from './problem.mjs'
import { preflight } from './preflight.mjs'
import { root } from './repository.mjs'
import { expectSteps, step, stepsTaken } from './steps.mjs'
import { ensureTestTools } from './test-tools.mjs'

/**
 * Commands: what they run, whether everything is brought up to date before (the inspecting ones take what is
 * there), and how many steps they number themselves.
 */
const COMMANDS = {
  start: { entry: 'apps/cli/start.js', prepares: true, ownSteps: 6 },
  stop: { entry: 'apps/cli/stop.js' },
  status: { entry: 'apps/cli/status.js' },
  doctor: { entry: 'apps/cli/doctor.js' },
  grant: { entry: 'apps/cli/grant.js', prepares: true },
  recover: { entry: 'apps/cli/recover.js', prepares: true },
  periods: { entry: 'apps/cli/periods.js', prepares: true },
  audit: { entry: 'apps/cli/audit.js', prepares: true },
  rebuild: { entry: 'apps/cli/rebuild.js', prepares: true },
  backup: { entry: 'apps/cli/backup.js' },
  restore: { entry: 'apps/cli/restore.js', prepares: true },
  keys: { entry: 'apps/cli/keys.js' },
  'go-live': { entry: 'apps/cli/go-live.js', prepares: true },
  calendar: { entry: 'apps/cli/calendar.js' },
  bench: { entry: 'tests/bench/main.js', prepares: true },
  test: { prepares: true },
}

export async function main(name, args) {
  try {
    const command = COMMANDS[name]
    if (!command)
      throw new Problem(`没有这个命令：${name}`, `可用的命令：${Object.keys(COMMANDS).join('、')}`)
    const entry = command.entry && join(root, 'dist', command.entry)
    if (command.prepares || !isInstalled() || !existsSync(entry)) await prepare(name, command.ownSteps ?? 0)
    if (name === 'test') process.exit(runTests(args))
    handOver(entry, args)
  } catch (error) {
    failed(error)
  }
}

async function prepare(name, ownSteps) {
  const checking = name === 'test'
  expectSteps((checking ? 4 : 3) + ownSteps)
  await step('检查运行环境', () => preflight())
  if (checking) await step('准备测试工具（浏览器与中文字体）', ensureTestTools)
  await whileAlone(async () => {
    await step('安装依赖', install)
    await step('编译', report => build({ checkTypes: checking, report }))
  })
}

/** Runs the compiled command in this very process, so that signals and exit codes are its own. */
function handOver(entry, args) {
  if (!existsSync(entry)) throw new Problem(`找不到 ${entry}`, '删除 dist 目录后重试')
  process.env.STEPS_TAKEN = String(stepsTaken())
  process.argv = [process.argv[0], entry, ...args]
  Module.runMain()
}

function runTests(args) {
  const { status } = spawnSync(process.execPath, [join(root, 'tests', 'run.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  return status ?? 1
}
