/**
 * `npm run bench` lists the benches; `npm run bench -- NAME …` or `-- --all` runs them, each starting what it needs;
 * `--json FILE` keeps the figures. Ends with 1 when a figure misses its bar.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benches, type Bench } from './benches.js'
import { figureOf, type Figure } from './harness/figures.js'
import { beginFile, report, say } from './harness/report.js'

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, json: { type: 'string' } },
  })
  const names = values.all ? Object.keys(benches) : positionals
  if (names.length === 0) return list()
  const unknown = names.filter(name => !benches[name])
  if (unknown.length > 0) return refuse(unknown)
  if (values.json) beginFile(values.json)
  const figures: Figure[] = []
  for (const [name, bench] of Object.entries(benches))
    if (names.includes(name)) figures.push(...(await run(name, bench, values.json)))
  if (figures.some(({ pass }) => !pass)) process.exitCode = 1
}

const run = async (name: string, bench: Bench, file?: string): Promise<Figure[]> => {
  say(`── ${name} ──`)
  const loadBefore = loadavg()[0] ?? 0
  const figures = (await bench.run()).map(measured => figureOf(name, measured))
  report(figures, loadBefore, file)
  return figures
}

const list = (): void => {
  say('可运行的性能测试（npm run bench -- 名称，或 -- --all --json results.jsonl）：')
  for (const [name, { about }] of Object.entries(benches)) say(`  ${name.padEnd(10)}${about}`)
}

const refuse = (names: string[]): void => {
  say(`✗ 没有名为 ${names.join('、')} 的性能测试`)
  list()
  process.exitCode = 2
}

main().catch((error: unknown) => {
  say(`✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  process.exitCode = 1
})
