import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Files on processes: what each is, where it stands with the scanner; the contents lie elsewhere. */
export class Files1791060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE process_file (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        by_person text NOT NULL REFERENCES person,
        key text NOT NULL,
        name text NOT NULL,
        type text NOT NULL,
        bytes bigint NOT NULL,
        sha256 text NOT NULL,
        uploaded_at timestamptz NOT NULL,
        scan text NOT NULL DEFAULT 'waiting',
        scan_note text,
        scan_tries integer NOT NULL DEFAULT 0,
        scan_due_at timestamptz NOT NULL DEFAULT now(),
        withdrawn_at timestamptz,
        withdrawn_by text REFERENCES person,
        withdrawn_because text,
        UNIQUE (process_id, by_person, key)
      );
      CREATE INDEX process_file_in_order ON process_file (process_id, uploaded_at);
      CREATE INDEX process_file_to_scan ON process_file (scan_due_at) WHERE scan = 'waiting'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE process_file')
  }
}
