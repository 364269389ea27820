import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Grants say when and why, a second administrator decides on some, and processes follow their units. */
export class Organisation1790300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grant ADD granted_at timestamptz, ADD reason text;
      CREATE INDEX role_grant_at_unit ON role_grant (unit_id);
      ALTER TABLE directory_change ADD reason text, ADD followed_at timestamptz;
      CREATE INDEX directory_change_to_follow ON directory_change (id)
        WHERE followed_at IS NULL AND subject = 'unit' AND change IN ('moved', 'merged');
      CREATE TABLE grant_request (
        id uuid PRIMARY KEY,
        change text NOT NULL,
        person_id text NOT NULL,
        role text NOT NULL,
        unit_id text NOT NULL,
        valid_from date,
        valid_to date,
        reason text NOT NULL,
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now(),
        decided_by text,
        decided_at timestamptz,
        approved boolean
      );
      CREATE UNIQUE INDEX grant_request_open ON grant_request (person_id, role, unit_id) WHERE decided_at IS NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE grant_request;
      DROP INDEX directory_change_to_follow;
      ALTER TABLE directory_change DROP reason, DROP followed_at;
      DROP INDEX role_grant_at_unit;
      ALTER TABLE role_grant DROP granted_at, DROP reason`)
  }
}
