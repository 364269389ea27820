import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { FileStore } from '#files/store.js'
import type { KeyUse } from '#persistence/keyed-columns.js'

/** What is asked about. */
export interface Installed {
  readonly database: Pool
  readonly temporal: Client
  /** Where people reach the portal. */
  readonly origin: string | undefined
  readonly smtpUrl: string | undefined
  readonly files: FileStore
  readonly hasScanner: boolean
  /** Ids of the keys at hand. */
  readonly keyIds: Readonly<Record<KeyUse, readonly string[]>>
}
