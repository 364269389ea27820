import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where everything of one installation lies inside its data folder. */
export interface DataLayout {
  readonly dataDir: string
  readonly logs: string
  /** One record per running service, see service-record.ts. */
  readonly run: string
  readonly secrets: string
  readonly config: string
  readonly postgres: string
  readonly ports: string
}

/** Names the folders of a data directory; touches nothing. */
export function dataLayout(dataDir: string): DataLayout {
  const root = resolve(dataDir)
  return {
    dataDir: root,
    logs: join(root, 'logs'),
    run: join(root, 'run'),
    secrets: join(root, 'secrets'),
    config: join(root, 'config'),
    postgres: join(root, 'postgres'),
    ports: join(root, 'ports.json'),
  }
}

/** Creates the folders; secrets and configuration (which holds a password) are the owner's alone. */
export function prepareLayout(layout: DataLayout): void {
  for (const folder of [layout.dataDir, layout.logs, layout.run]) mkdirSync(folder, { recursive: true })
  for (const folder of [layout.secrets, layout.config]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  }
}
