import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who stands in for whom, and messages that reach somebody because they do. */
export class Substitution1791050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE substitution (
        id uuid PRIMARY KEY,
        principal_id text NOT NULL REFERENCES person,
        substitute_id text NOT NULL REFERENCES person,
        kinds text[] NOT NULL,
        from_on date NOT NULL,
        to_on date NOT NULL,
        reason text NOT NULL,
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        ended_by text,
        end_reason text
      );
      CREATE INDEX substitution_of_substitute ON substitution (substitute_id, to_on);
      CREATE INDEX substitution_of_principal ON substitution (principal_id, to_on);
      ALTER TABLE message ADD on_behalf_of text`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP on_behalf_of; DROP TABLE substitution')
  }
}
