/** Looks at photos of activities after they were uploaded, and tells which look like one that was there before. */
import { buffer } from 'node:stream/consumers'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { FilesConfig } from '#config/files.js'
import { openStore } from '#files/open-store.js'
import { mostAlike, photoPrints } from '#files/photo-print.js'
import type { FileStore } from '#files/store.js'
import { findUnprinted, keepPrints } from '#persistence/attendance/photo-matches.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 3_000
const afterFailureMs = 30_000
const atOnce = 2

/** Works until stopped. */
export const relayPhotoPrints = (pool: Pool, log: Logger, config: FilesConfig): Relay => {
  const store = openStore(config)
  return startRelay(async () => {
    try {
      return (await printPhotos(pool, log, store)) === atOnce ? 0 : everyMs
    } catch (error) {
      log.warn(error, 'photos could not be looked at')
      return afterFailureMs
    }
  })
}

/** @returns how many were looked at */
export const printPhotos = async (pool: Pool, log: Logger, store: FileStore): Promise<number> => {
  const photos = await findUnprinted(pool, atOnce)
  for (const photo of photos) {
    const content = await buffer(await store.read(photo.id))
    // What cannot be opened has no print, and is not tried again.
    const prints = await photoPrints(content).catch(() => [])
    if (prints.length === 0) log.info({ file: photo.id }, 'a photo could not be opened')
    await keepPrints(pool, photo, prints, mostAlike)
  }
  return photos.length
}
