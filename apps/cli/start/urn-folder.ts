import { join, resolve } from 'node:path'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'

/** Where urns have their keys: as configured, from the working copy, else in the data folder. */
export const urnFolder = (
  { URN_KEY_DIR, root }: Pick<CliConfig, 'URN_KEY_DIR' | 'root'>,
  { dataDir }: Pick<DataLayout, 'dataDir'>,
): string => (URN_KEY_DIR === undefined ? join(dataDir, 'urn') : resolve(root, URN_KEY_DIR))
