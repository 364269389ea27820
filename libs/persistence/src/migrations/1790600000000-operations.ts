import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What an installation knows about itself: whether it is for real, and what its operators did last. */
export class Operations1790600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE installation_fact (
        name text PRIMARY KEY,
        value jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE installation_fact')
  }
}
