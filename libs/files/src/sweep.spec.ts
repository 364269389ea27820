import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FileStore, Stored } from './store.js'
import { sweepContents } from './sweep.js'

const now = Date.parse('2026-11-26T12:00:00Z')
const day = 86_400_000

/** A store of so many contents, all of one age. */
const storeOf = (count: number, ageMs: number) => {
  const contents = new Map<string, Stored>()
  for (let n = 0; n < count; n += 1) {
    const id = randomUUID()
    contents.set(id, { id, bytes: 1, storedAt: new Date(now - ageMs) })
  }
  const store: FileStore = {
    put: async () => undefined,
    read: async () => Readable.from([]),
    sizeOf: async () => undefined,
    remove: async id => void contents.delete(id),
    async *list() {
      yield* [...contents.values()]
    },
    try: async () => undefined,
  }
  return { store, contents }
}
const sweep = (store: FileStore, rows: Iterable<string>) =>
  sweepContents({ store, known: async () => new Set(rows), now, olderThanMs: 7 * day })

test('what has no row and is old is removed; what has one, or is young, stays', async () => {
  const { store, contents } = storeOf(1_200, 8 * day)
  const ids = [...contents.keys()]
  const orphans = [ids[3], ids[700], ids[1_199]]
  const { removed, isForeign } = await sweep(
    store,
    ids.filter(id => !orphans.includes(id)),
  )
  expect({ removed, isForeign }).toEqual({ removed: orphans, isForeign: false })
  expect(contents.size).toBe(1_197)
  const young = storeOf(5, 6 * day)
  expect((await sweep(young.store, [])).removed).toEqual([])
})

test('a store of which most has no row is another one, and nothing of it is touched', async () => {
  const { store, contents } = storeOf(30, 8 * day)
  expect(await sweep(store, [])).toEqual({ removed: [], isForeign: true })
  expect(contents.size).toBe(30)
})
