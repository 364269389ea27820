import type { MigrationInterface, QueryRunner } from 'typeorm'

/** When a community was last told to deal with a need. */
export class NeedsUrged1793820500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE need ADD COLUMN urged_at timestamptz')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE need DROP COLUMN urged_at')
  }
}
