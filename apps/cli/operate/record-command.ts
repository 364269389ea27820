import { userInfo } from 'node:os'
import { recordAudit, type AuditEntry } from '#persistence/audit/record-audit.js'
import type { Database } from '#persistence/read/database.js'

/** Puts on record what a command did, under the name of whoever is at the machine. */
export const recordCommand = (
  database: Database,
  entry: Omit<AuditEntry, 'personId' | 'address'>,
): Promise<void> =>
  recordAudit(database, { ...entry, personId: `os:${userInfo().username}`, address: 'localhost' })
