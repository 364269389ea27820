import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who may sign in and how: passwords and one-time secrets as hashes, second factors sealed, failures counted. */
export class Accounts1790200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        person_id text PRIMARY KEY REFERENCES person,
        state text NOT NULL,
        email text,
        password_hash text,
        password_changed_at timestamptz,
        password_history jsonb NOT NULL DEFAULT '[]',
        totp_secret text,
        totp_pending text,
        totp_used_step bigint,
        recovery_codes jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL DEFAULT now(),
        activated_at timestamptz,
        disabled_at timestamptz,
        last_sign_in_at timestamptz
      );
      CREATE TABLE account_link (
        token_hash text PRIMARY KEY,
        person_id text NOT NULL REFERENCES person,
        purpose text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX account_link_of_person ON account_link (person_id);
      CREATE TABLE sign_in_failure (
        subject_hash text PRIMARY KEY,
        person_id text REFERENCES person,
        failures integer NOT NULL,
        last_failed_at timestamptz NOT NULL DEFAULT now(),
        locked_until timestamptz
      );
      CREATE INDEX sign_in_failure_of_person ON sign_in_failure (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX sign_in_failure_age ON sign_in_failure (last_failed_at);
      ALTER TABLE sign_in_session
        ADD needs text,
        ADD method text NOT NULL DEFAULT 'demo'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sign_in_session DROP needs, DROP method;
      DROP TABLE sign_in_failure, account_link, account`)
  }
}
