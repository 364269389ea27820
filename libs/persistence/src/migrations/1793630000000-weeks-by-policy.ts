import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a week took from the policy when it was opened: how many voices it takes, how long there is to decide. Before, they were fixed. */
export class WeeksByPolicy1793630000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE weekly_selection
        ADD COLUMN network_limit integer NOT NULL DEFAULT 20,
        ADD COLUMN week_limit integer NOT NULL DEFAULT 300,
        ADD COLUMN decide_within jsonb NOT NULL DEFAULT '{"unit": "workingDays", "amount": 1}'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE weekly_selection DROP COLUMN network_limit, DROP COLUMN week_limit, DROP COLUMN decide_within`)
  }
}
