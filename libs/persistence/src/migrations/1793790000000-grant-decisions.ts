import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The second security administrator says why, too. */
export class GrantDecisions1793790000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE grant_request ADD COLUMN decision_reason text')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE grant_request DROP COLUMN decision_reason')
  }
}
