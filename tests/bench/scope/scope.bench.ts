/** The same question in trees of 1,000, 65,000 and 650,000 nodes: what one's own corner answers takes the same time. */
import { Pool } from 'pg'
import { startEmbedded } from '#embedded/embedded.js'
import { ensureDatabase } from '#embedded/postgres-connection.js'
import { runMigrations } from '#persistence/migrate.js'
import type { Measured } from '../harness/figures.js'
import { alternate, compared } from '../harness/pairs.js'
import { say } from '../harness/report.js'
import { percentile } from '../harness/statistics.js'
import { inTemporaryFolder } from '../harness/temporary-folder.js'
import { cornerProcess, questions, signInCoordinator, type Question } from './questions.js'
import { plantTree, treeSizes, type TreeSize } from './tree-of.js'

/** Claims of the corner, and of everybody else. */
const work = { mine: 200, others: 20_000 }
const warmUp = 10
const asksPerTurn = 30
const pairs = 5

interface Tree {
  size: TreeSize
  pool: Pool
  questions: Question[]
}

const planted = async (url: string, size: TreeSize): Promise<Tree> => {
  say(`建立 ${size.name} 个节点的组织树…`)
  await runMigrations(url)
  const pool = new Pool({ connectionString: url, max: 2 })
  await plantTree(pool, size, work)
  const session = await signInCoordinator(pool)
  return { size, pool, questions: questions(await cornerProcess(pool), session) }
}

/** Milliseconds of each of some asks in a row. */
const asked = async ({ pool }: Tree, { ask }: Question): Promise<number[]> => {
  const times: number[] = []
  for (let no = 0; no < asksPerTurn; no += 1) {
    const begun = performance.now()
    await ask(pool)
    times.push(performance.now() - begun)
  }
  return times
}

const p50 = (turns: number[][]): number => percentile(turns.flat(), 0.5)

const figureOf = async (large: Tree, small: Tree, no: number): Promise<Measured> => {
  const [ours, beside] = [large.questions[no], small.questions[no]]
  if (!ours || !beside) throw new Error(`no question ${no}`)
  for (const [tree, question] of [
    [large, ours],
    [small, beside],
  ] as const)
    for (let turn = 0; turn < warmUp; turn += 1) await question.ask(tree.pool)
  const measured = await alternate({
    pairs,
    turns: 1,
    ours: () => asked(large, ours),
    beside: () => asked(small, beside),
  })
  const figure = `${ours.name}, p50 ms: ${large.size.name} beside ${small.size.name} nodes`
  const { bar, ...figures } = compared(figure, '≤1.5', measured, p50)
  return ours.isSearch ? figures : { ...figures, bar: bar ?? '≤1.5' }
}

export const scopeBench = (): Promise<Measured[]> =>
  inTemporaryFolder(async dataDir => {
    const embedded = await startEmbedded({ dataDir, withTemporal: false })
    const trees: Tree[] = []
    try {
      for (const [no, size] of treeSizes.entries()) {
        await ensureDatabase(embedded.adminUrl, `scope_${no}`)
        trees.push(await planted(embedded.databaseUrl(`scope_${no}`), size))
      }
      return await compareAll(trees)
    } finally {
      for (const { pool } of trees) await pool.end()
    }
  })

const compareAll = async (trees: Tree[]): Promise<Measured[]> => {
  const [small, ...larger] = trees
  if (!small) throw new Error('no tree')
  const figures: Measured[] = []
  for (const no of small.questions.keys())
    for (const large of larger) figures.push(await figureOf(large, small, no))
  return figures
}
