import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The clock's lines of all processes in order, and what is due next: read as a ledger, and watched. */
export class ClockLedger1791020001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX journal_clock ON journal (at DESC, process_id)
      WHERE code IN ('clock.remind', 'clock.warn', 'clock.escalate', 'clock.auto')`)
    await runner.query(`
      CREATE INDEX process_due ON process (next_due_at)
      WHERE ended_at IS NULL AND next_due_at IS NOT NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX process_due')
    await runner.query('DROP INDEX journal_clock')
  }
}
