import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What lists and figures of a district with years of facts are found by, and the figures that would be long to count. */
export class ListsAtScale1793360000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX attendance_once;
      CREATE UNIQUE INDEX attendance_once ON attendance (activity_id, person_id);
      CREATE INDEX task_due_at_unit ON task (unit_id, due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX process_begun ON process (kind, started_at);
      CREATE TABLE figure_asked (
        unit_id text NOT NULL,
        period text NOT NULL,
        code text NOT NULL,
        value integer NOT NULL,
        of integer NOT NULL,
        counted_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (unit_id, period, code)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE figure_asked;
      DROP INDEX process_begun, task_due_at_unit, attendance_once;
      CREATE UNIQUE INDEX attendance_once ON attendance (activity_id, person_id) WHERE person_id IS NOT NULL`)
  }
}
