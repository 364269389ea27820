import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { secretFile } from '#embedded/secrets.js'

/** The keys that the processes share: configured ones, else generated in the data folder on first use. */
export function keyFiles(
  config: CliConfig,
  layout: DataLayout,
): {
  payload: string
  session: string
  data: string
  audit: string
} {
  return {
    payload: config.PAYLOAD_KEY_FILE ?? secretFile(layout.secrets, 'payload.key'),
    session: config.SESSION_KEY_FILE ?? secretFile(layout.secrets, 'session.key'),
    data: config.DATA_KEY_FILE ?? secretFile(layout.secrets, 'data.key'),
    audit: config.AUDIT_KEY_FILE ?? secretFile(layout.secrets, 'audit.key'),
  }
}
