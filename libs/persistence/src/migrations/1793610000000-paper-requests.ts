import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A request about paper that comes again is told what it was told. */
export class PaperRequests1793610000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE paper_request (
        evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
        hash text NOT NULL,
        difference jsonb,
        PRIMARY KEY (evaluation_id, hash)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE paper_request')
  }
}
