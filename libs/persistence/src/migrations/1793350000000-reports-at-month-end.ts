import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Why a report was ordered: by somebody, or by the end or the publication of its month, each of which orders it once. */
export class ReportsAtMonthEnd1793350000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE monthly_report ADD COLUMN occasion text NOT NULL DEFAULT 'asked';
      CREATE UNIQUE INDEX monthly_report_occasion ON monthly_report (unit_id, month, occasion) WHERE occasion <> 'asked'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE monthly_report DROP COLUMN occasion')
  }
}
