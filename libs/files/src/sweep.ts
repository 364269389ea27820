/** Contents that no row knows: their upload died between the content and its row. */
import type { FileStore, Stored } from './store.js'

export interface SweepOrder {
  store: FileStore
  /** Which of these have a row. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>
  now: number
  /** An upload under way, and a restore that was a mistake, are younger. */
  olderThanMs: number
}

export interface Swept {
  removed: string[]
  /** More of the store has no row than uploads that died could explain: nothing was removed. */
  isForeign: boolean
}

const atOnce = 500
/** So few can be removed without wondering. */
const unremarkable = 20

export const sweepContents = async ({ store, known, now, olderThanMs }: SweepOrder): Promise<Swept> => {
  const orphans: string[] = []
  let seen = 0
  for await (const stored of batchesOf(store)) {
    const rows = await known(stored.map(({ id }) => id))
    seen += stored.length
    orphans.push(
      ...stored
        .filter(({ id, storedAt }) => !rows.has(id) && now - storedAt.getTime() > olderThanMs)
        .map(({ id }) => id),
    )
  }
  const isForeign = orphans.length > unremarkable && orphans.length > seen / 2
  if (isForeign) return { removed: [], isForeign }
  for (const id of orphans) await store.remove(id)
  return { removed: orphans, isForeign }
}

async function* batchesOf(store: FileStore): AsyncIterable<Stored[]> {
  let batch: Stored[] = []
  for await (const stored of store.list()) {
    batch.push(stored)
    if (batch.length < atOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
