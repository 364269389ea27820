import type { MigrationInterface, QueryRunner } from 'typeorm'

const recommendations = `
  CREATE TABLE recommendation_code (
    id uuid PRIMARY KEY,
    community_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
    token_hash text NOT NULL,
    token_sealed text NOT NULL,
    by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    revoked_reason text
  );
  CREATE UNIQUE INDEX recommendation_code_token ON recommendation_code (token_hash);
  CREATE UNIQUE INDEX recommendation_code_once ON recommendation_code (community_id) WHERE revoked_at IS NULL;

  CREATE TABLE weekly_recommendation (
    id uuid PRIMARY KEY,
    community_id text NOT NULL,
    week text NOT NULL,
    named text NOT NULL,
    reason text NOT NULL,
    subject text,
    subject_id text,
    source text NOT NULL,
    slip text,
    by text,
    code_id uuid REFERENCES recommendation_code ON DELETE CASCADE,
    device_mark text,
    network_mark text,
    linked_by text,
    set_aside_at timestamptz,
    set_aside_by text,
    set_aside_reason text,
    at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (community_id, week) REFERENCES weekly_selection ON DELETE CASCADE
  );
  CREATE INDEX weekly_recommendation_of_week ON weekly_recommendation (community_id, week, at);
  CREATE UNIQUE INDEX weekly_recommendation_once_a_device ON weekly_recommendation (community_id, week, device_mark)
    WHERE device_mark IS NOT NULL;
  CREATE UNIQUE INDEX weekly_recommendation_once_a_slip ON weekly_recommendation (community_id, week, slip)
    WHERE slip IS NOT NULL;
  CREATE UNIQUE INDEX weekly_recommendation_once_a_member ON weekly_recommendation (community_id, week, by)
    WHERE source = 'member'`

/** Weeks as they were opened, each community's selection, what was recommended, and the communities' codes. */
export class WeeklySelections1793160000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE weekly_opening (
        week text PRIMARY KEY,
        monday date NOT NULL,
        communities integer NOT NULL,
        opened_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE weekly_selection (
        community_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
        week text NOT NULL,
        sunday date NOT NULL,
        recommend_until date NOT NULL,
        state text NOT NULL DEFAULT 'open',
        process_id uuid,
        subject text,
        subject_id text,
        public_text text,
        none_cause text,
        reason text,
        decided_by text,
        published_at timestamptz,
        revoked_at timestamptz,
        revoked_by text,
        revoked_reason text,
        opened_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz,
        failure text,
        tried_at timestamptz,
        PRIMARY KEY (community_id, week)
      );
      CREATE INDEX weekly_selection_open ON weekly_selection (sunday) WHERE state IN ('open', 'deciding');
      CREATE INDEX weekly_selection_of_week ON weekly_selection (week);
      CREATE INDEX weekly_selection_models ON weekly_selection (sunday) WHERE published_at IS NOT NULL;
      CREATE UNIQUE INDEX weekly_selection_process ON weekly_selection (process_id);`)
    await runner.query(recommendations)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE weekly_recommendation, recommendation_code, weekly_selection, weekly_opening',
    )
  }
}
