import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Entries of some days are found without looking at those of all the years. */
export class AuditTime1790500001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX audit_entry_by_time ON audit_entry (at)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_entry_by_time')
  }
}
