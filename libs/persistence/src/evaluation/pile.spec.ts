/** A pile gives back what was put, in the order of its keys, and keeps it outside of the JavaScript heap. */
import { randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { receiptOf, type Answers } from '#domain/evaluation/ballot.js'
import { Pile } from './pile.js'

type Put = [receipt: string, text: string, answers: Answers]

const put = (): Put => [receiptOf(randomBytes(16)), '服务“很好”\n两行', [1, 0, 5]]
const piled = (rows: readonly Put[]): Pile<Put> => {
  const pile = new Pile<Put>()
  for (const row of rows) pile.put(row)
  return pile
}
const partsOf = async (pile: Pile<Put>, atATime: number): Promise<Put[][]> => {
  const parts: Put[][] = []
  for await (const part of pile.inOrder(atATime)) parts.push(part)
  return parts
}

test('whatever order it came in, it goes in that of its keys', async () => {
  const rows = Array.from({ length: 5_000 }, put)
  const parts = await partsOf(piled(rows), 100)
  expect(parts.flat()).toEqual(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const sizes = parts.slice(0, -1).map(({ length }) => length)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(100)
  expect(Math.max(...sizes)).toBeLessThan(200)
})

test('few lie together, none make no part', async () => {
  expect(await partsOf(piled(Array.from({ length: 7 }, put)), 100)).toHaveLength(1)
  expect(await partsOf(piled([]), 100)).toEqual([])
})

test('a hundred thousand take next to nothing of the heap', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const heap = () => {
    collect()
    return process.memoryUsage().heapUsed / 2 ** 20
  }
  const before = heap()
  const pile = new Pile<Put>()
  for (let n = 0; n < 100_000; n += 1) pile.put(put())
  expect(heap() - before).toBeLessThan(5)
  // It is still there.
  expect(pile).toBeInstanceOf(Pile)
})
