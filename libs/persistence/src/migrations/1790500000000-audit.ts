import type { MigrationInterface, QueryRunner } from 'typeorm'
import { auditGuards } from './audit.guards.js'
import { auditTables } from './audit.tables.js'

/** Who did, tried or looked at what; sealed in one chain together with the journal, and closed to change. */
export class Audit1790500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(auditTables)
    // What was written before is sealed first.
    await runner.query(`
      INSERT INTO audit_unsealed (process_id, step_no)
      SELECT process_id, step_no FROM journal GROUP BY process_id, step_no ORDER BY min(at), process_id, step_no`)
    await runner.query(auditGuards)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER journal_stays ON journal;
      DROP TRIGGER journal_is_not_emptied ON journal;
      DROP TABLE audit_anchor, audit_link, audit_unsealed, audit_entry;
      DROP FUNCTION refuse_change`)
  }
}
