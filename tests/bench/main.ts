/**
 * `npm run bench` lists the benches; `npm run bench -- NAME …` or `-- --all` runs them, each starting what it needs;
 * `--json FILE` keeps the figures. Ends with 1 when a figure misses its bar.
 */
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
  const chosen = names.map(name => ({ name, bench: benchOf(name) }))
  if (values.json) beginFile(values.json)
  const figures: Figure[] = []
  for (const { name, bench } of chosen) figures.push(...(await run(name, bench, values.json)))
  if (figures.some(({ pass }) => !pass)) process.exitCode = 1
}

const run = async (name: string, bench: Bench, file?: string): Promise<Figure[]> => {
  say(`── ${name} ──`)
  const figures = (await bench.run()).map(measured => figureOf(name, measured))
  report(figures, file)
  return figures
}

const list = (): void => {
  say('可运行的性能测试（npm run bench -- 名称，或 -- --all --json results.jsonl）：')
  for (const [name, { about }] of Object.entries(benches)) say(`  ${name.padEnd(10)}${about}`)
}

const benchOf = (name: string): Bench => {
  const bench = benches[name]
  if (!bench) throw new Error(`没有名为 ${name} 的性能测试；可用的：${Object.keys(benches).join('、')}`)
  return bench
}

main().catch((error: unknown) => {
  say(`✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  process.exitCode = 1
})
