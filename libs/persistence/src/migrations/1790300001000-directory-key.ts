import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The same request changes the directory once: keys of requests with their answers. */
export class DirectoryKey1790300001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory_key (
        key text PRIMARY KEY,
        body_hash text NOT NULL,
        answer jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE directory_key')
  }
}
