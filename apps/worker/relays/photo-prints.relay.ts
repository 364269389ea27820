/** Looks at photos of activities after they were uploaded, and tells which look like one that was there before. */
import { buffer } from 'node:stream/consumers'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { FilesConfig } from '#config/files.js'
import { openStore } from '#files/open-store.js'
import { mostAlike, photoPrints } from '#files/photo-print.js'
import type { FileStore } from '#files/store.js'
import { findUnprinted, keepPrints, type PhotoToPrint } from '#persistence/attendance/photo-matches.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 3_000
const afterFailureMs = 30_000
const againMs = 3_600_000
const atOnce = 2

/** Photos that could not be read, by id, and until when they wait; a restart tries them at once. */
type Later = Map<string, number>

export const relayPhotoPrints = (pool: Pool, log: Logger, config: FilesConfig): Relay => {
  const store = openStore(config)
  const later: Later = new Map()
  const print = async () => ((await printPhotos(pool, log, store, later)) === atOnce ? 0 : everyMs)
  return startRelay(log, 'photos could not be looked at', print, { afterFailureMs })
}

/**
 * Looks at the next ones; what cannot be read waits for an hour and holds up no other.
 * @param later until when photos wait that could not be read, by id; kept by the caller from turn to turn
 * @returns how many were tried
 */
export const printPhotos = async (
  pool: Pool,
  log: Logger,
  store: FileStore,
  later: Later = new Map(),
): Promise<number> => {
  const now = Date.now()
  for (const [id, until] of later) if (until <= now) later.delete(id)
  const photos = await findUnprinted(pool, atOnce, [...later.keys()])
  for (const photo of photos) {
    const content = await store
      .read(photo.id)
      .then(buffer)
      .catch((error: unknown) => {
        log.warn({ file: photo.id, error }, 'a photo cannot be read; it is tried again later')
        later.set(photo.id, now + againMs)
      })
    if (content) await printed(pool, log, photo, content)
  }
  return photos.length
}

const printed = async (pool: Pool, log: Logger, photo: PhotoToPrint, content: Buffer): Promise<void> => {
  // What cannot be opened has no print, and is not tried again.
  const prints = await photoPrints(content).catch(() => [])
  if (prints.length === 0) log.info({ file: photo.id }, 'a photo could not be opened')
  await keepPrints(pool, photo, prints, mostAlike)
}
