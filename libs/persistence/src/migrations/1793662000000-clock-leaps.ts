import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The clock remembers the days it was moved over, so that no outage is told of them. */
export class ClockLeaps1793662000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE programme_clock ADD COLUMN leaps jsonb NOT NULL DEFAULT '[]'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE programme_clock DROP COLUMN leaps')
  }
}
