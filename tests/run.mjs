// `npm test`: everything, in this order; `npm test -- unit api` runs parts of it, `--bail` stops at the first part
// that fails, and what holds a slash goes to Jest as a path. Installing and building has been done by
// apps/cli/bootstrap.mjs, which checks types while it builds.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { checks } from './runner/checks.mjs'
import { runFailedAgain, runJest } from './runner/jest.mjs'
import { printReport } from './runner/report.mjs'
import { root, signalRunning } from './runner/run.mjs'

const onServers = ['workflow', 'replay', 'integration', 'api', 'e2e', 'chaos']
const parts = [...Object.keys(checks), 'architecture', 'unit', 'bundle', ...onServers]

const args = process.argv.slice(2)
const chosen = args.filter(arg => parts.includes(arg))
const paths = args.filter(arg => arg.includes('/'))
const bail = args.includes('--bail')
const unknown = args.filter(arg => ![...chosen, ...paths, '--bail'].includes(arg))

/** Runs one part. @returns {Promise<{ part, passed, failed, seconds, files, failures, unsteady }>} */
async function runPart(part) {
  process.stderr.write(`\n━━ ${part}\n`)
  const startedAt = performance.now()
  const result = checks[part] ? await checks[part]() : await runTests(part)
  return {
    part,
    files: [],
    failures: [],
    unsteady: [],
    ...result,
    seconds: (performance.now() - startedAt) / 1000,
  }
}

async function runTests(part) {
  const result = await runJest(part, paths)
  return bail ? result : runFailedAgain(part, result)
}

/** One Postgres and one Temporal server for all parts that need them. */
async function withServers(wanted, work) {
  if (!wanted.some(part => onServers.includes(part))) return work()
  const require = createRequire(import.meta.url)
  const { startTestServers } = require(join(root, 'dist/libs/testing/src/servers.js'))
  const stop = await startTestServers()
  try {
    return await work()
  } finally {
    await stop()
  }
}

async function main() {
  if (unknown.length > 0) {
    process.stderr.write(`没有这个部分：${unknown.join('、')}。可用：${parts.join('、')}，或测试文件的路径\n`)
    process.exit(2)
  }
  let interrupted = false
  // The part under way ends, and the servers are stopped before we go.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      interrupted = true
      signalRunning(signal)
    })
  const wanted = chosen.length > 0 ? chosen : parts
  const results = []
  await withServers(wanted, async () => {
    for (const part of wanted) {
      if (interrupted || (bail && results.some(({ failed }) => failed > 0))) break
      results.push(await runPart(part))
    }
  })
  const failed = printReport(results)
  process.exit(failed > 0 || interrupted ? 1 : 0)
}

await main()
