import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What the process of the annual evaluation needs besides ballots: its rule, objections, and a year free again after a stop. */
export class EvaluationProcess1793180000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evaluation ADD COLUMN least_attendances integer NOT NULL DEFAULT 1;
      ALTER TABLE evaluation DROP CONSTRAINT evaluation_of_year;
      CREATE UNIQUE INDEX evaluation_of_year ON evaluation (district_id, year) WHERE state <> 'stopped';

      CREATE TABLE evaluation_objection (
        id uuid PRIMARY KEY,
        evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        unit_id text NOT NULL,
        text text NOT NULL,
        by text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        decision text,
        reason text,
        decided_by text,
        decided_at timestamptz
      );
      CREATE UNIQUE INDEX evaluation_objection_once ON evaluation_objection (evaluation_id, subject_kind, subject_id)
        WHERE decision IS NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE evaluation_objection;
      DROP INDEX evaluation_of_year;
      ALTER TABLE evaluation ADD CONSTRAINT evaluation_of_year UNIQUE (district_id, year);
      ALTER TABLE evaluation DROP COLUMN least_attendances`)
  }
}
