import { join } from 'node:path'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { secretFile } from '#embedded/secrets.js'

/** The keys that the processes share, by what they are for. */
export const keyNames = ['payload', 'session', 'data', 'audit'] as const
export type KeyName = (typeof keyNames)[number]
export type KeyFiles = Readonly<Record<KeyName, string>>

/** Configured key files, else those generated in the data folder on first use. */
export const keyFiles = (config: CliConfig, layout: DataLayout): KeyFiles =>
  places(config, name => secretFile(layout.secrets, name))

/** Where the key files are or would be; makes none. */
export const keyPlaces = (config: CliConfig, layout: DataLayout): KeyFiles =>
  places(config, name => join(layout.secrets, name))

const places = (config: CliConfig, inDataFolder: (name: string) => string): KeyFiles => ({
  payload: config.PAYLOAD_KEY_FILE ?? inDataFolder('payload.key'),
  session: config.SESSION_KEY_FILE ?? inDataFolder('session.key'),
  data: config.DATA_KEY_FILE ?? inDataFolder('data.key'),
  audit: config.AUDIT_KEY_FILE ?? inDataFolder('audit.key'),
})
