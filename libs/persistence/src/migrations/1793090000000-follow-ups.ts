import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a published month asks for, until its process has begun. */
export class FollowUps1793090000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE follow_up (
        month text NOT NULL,
        kind text NOT NULL,
        subject_id text NOT NULL,
        agency_id text NOT NULL,
        district_id text NOT NULL,
        ordered_by text NOT NULL,
        ordered_at timestamptz NOT NULL DEFAULT now(),
        state text NOT NULL DEFAULT 'waiting',
        process_id uuid,
        failure text,
        begun_at timestamptz,
        PRIMARY KEY (month, kind, subject_id)
      );
      CREATE INDEX follow_up_waiting ON follow_up (ordered_at) WHERE state = 'waiting'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE follow_up')
  }
}
