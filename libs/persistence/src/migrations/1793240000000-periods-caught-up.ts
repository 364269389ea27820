import type { MigrationInterface, QueryRunner } from 'typeorm'

/** On which business day a week was opened and a month begun: later than its first day, it was caught up. */
export class PeriodsCaughtUp1793240000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE weekly_opening ADD COLUMN opened_on date;
      ALTER TABLE point_month ADD COLUMN begun_on date`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE point_month DROP COLUMN begun_on;
      ALTER TABLE weekly_opening DROP COLUMN opened_on`)
  }
}
