import { join, resolve } from 'node:path'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'

/** Where files beside processes lie: as configured, from the working copy, else in the data folder. */
export const filesFolder = ({ FILES_DIR, root }: CliConfig, { dataDir }: DataLayout): string =>
  FILES_DIR === undefined ? join(dataDir, 'files') : resolve(root, FILES_DIR)
