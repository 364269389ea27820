import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { Incoming } from '#files/incoming.js'
import { openStore } from '#files/open-store.js'
import type { Backup } from '#persistence/backup/check-backup.js'
import { filesFolder } from '../start/files-folder.js'

/**
 * Lays the contents of a backup's files into the store that is configured; one that is there already stays.
 * Before the rows: a content without a row is seen by nobody.
 * @returns how many were laid
 */
export async function putContents(config: CliConfig, layout: DataLayout, backup: Backup): Promise<number> {
  const folder = filesFolder(config, layout)
  const store = openStore({ ...config, FILES_DIR: folder })
  const incoming = new Incoming(folder)
  let laid = 0
  for (const { id, bytes } of backup.manifest.contents ?? []) {
    if ((await store.sizeOf(id)) === bytes) continue
    await store.put(id, await incoming.receive(backup.content(id), bytes))
    laid += 1
  }
  return laid
}
