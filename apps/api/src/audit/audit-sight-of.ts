import { findAuditSight, type AuditSight } from '#persistence/audit/audit-sight.js'
import type { Database } from '#persistence/read/database.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'

/** What somebody sees of the record as security auditor of their part of the tree. */
export const auditSightOf = (database: Database, me: SignedIn): Promise<AuditSight> =>
  findAuditSight(database, sightOf(me, ['SecurityAuditor']))
