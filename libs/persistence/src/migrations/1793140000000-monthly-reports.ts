import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Monthly reports that were ordered, the editions kept of them, and where their files are known. */
export class MonthlyReports1793140000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE monthly_report (
        id uuid PRIMARY KEY,
        unit_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
        month text NOT NULL,
        state text NOT NULL,
        progress integer NOT NULL DEFAULT 0,
        attempt integer NOT NULL DEFAULT 0,
        ordered_by text NOT NULL,
        ordered_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        edition integer,
        as_of timestamptz,
        content jsonb,
        digest text,
        same_as uuid REFERENCES monthly_report ON DELETE CASCADE,
        fault text
      );
      CREATE UNIQUE INDEX monthly_report_under_way ON monthly_report (unit_id, month) WHERE state IN ('waiting', 'making');
      CREATE UNIQUE INDEX monthly_report_edition ON monthly_report (unit_id, month, edition) WHERE edition IS NOT NULL;
      CREATE INDEX monthly_report_of_unit ON monthly_report (unit_id, month, ordered_at);

      CREATE TABLE monthly_report_file (
        id uuid PRIMARY KEY,
        report_id uuid NOT NULL REFERENCES monthly_report ON DELETE CASCADE,
        type text NOT NULL,
        bytes bigint NOT NULL,
        sha256 text NOT NULL,
        UNIQUE (report_id, type)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE monthly_report_file, monthly_report')
  }
}
