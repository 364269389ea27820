import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Imports of units and members: what was found, decided and would change, until it is applied. */
export class Import1790400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory_import (
        id uuid PRIMARY KEY,
        by_person text NOT NULL REFERENCES person,
        unit_id text NOT NULL REFERENCES org_unit,
        scope_path text NOT NULL,
        own_unit_id text REFERENCES org_unit,
        file_name text NOT NULL,
        file_bytes integer NOT NULL,
        state text NOT NULL,
        kind text,
        version integer NOT NULL DEFAULT 0,
        progress integer NOT NULL DEFAULT 0,
        full_roster boolean NOT NULL DEFAULT false,
        chosen jsonb,
        layout jsonb,
        counts jsonb,
        fault jsonb,
        basis text,
        uploaded_at timestamptz NOT NULL DEFAULT now(),
        worked_at timestamptz,
        ended_at timestamptz
      );
      CREATE UNIQUE INDEX directory_import_at_work ON directory_import ((true)) WHERE state IN ('checking', 'applying');
      CREATE INDEX directory_import_of_person ON directory_import (by_person, uploaded_at);
      CREATE TABLE import_finding (
        import_id uuid NOT NULL REFERENCES directory_import ON DELETE CASCADE,
        no integer NOT NULL,
        severity text NOT NULL,
        code text NOT NULL,
        "row" integer,
        "at" integer,
        "column" text,
        value text,
        message text NOT NULL,
        how_to_mend text NOT NULL,
        choices jsonb,
        PRIMARY KEY (import_id, no)
      );
      CREATE TABLE import_change (
        import_id uuid NOT NULL REFERENCES directory_import ON DELETE CASCADE,
        no integer NOT NULL,
        subject text NOT NULL,
        subject_id text NOT NULL,
        change text NOT NULL,
        "row" integer,
        name text NOT NULL,
        pinyin text NOT NULL,
        before jsonb,
        after jsonb,
        PRIMARY KEY (import_id, no)
      );
      CREATE TABLE import_decision (
        import_id uuid NOT NULL REFERENCES directory_import ON DELETE CASCADE,
        "row" integer NOT NULL,
        choice text NOT NULL,
        by_person text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (import_id, "row")
      );
      CREATE TABLE import_heading (
        unit_id text NOT NULL REFERENCES org_unit,
        kind text NOT NULL,
        heading text NOT NULL,
        field text NOT NULL,
        PRIMARY KEY (unit_id, kind, heading)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE import_heading, import_decision, import_change, import_finding, directory_import',
    )
  }
}
