import type { MigrationInterface, QueryRunner } from 'typeorm'

/** People who may see a process besides its units, copies of it, and for whom a substitute closed a task. */
export class HumanStep1791010000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE process_person (
        process_id uuid NOT NULL,
        person_id text NOT NULL,
        PRIMARY KEY (process_id, person_id)
      );
      CREATE INDEX process_person_of_person ON process_person (person_id, process_id);
      CREATE TABLE copy (
        process_id uuid NOT NULL,
        step_no integer NOT NULL,
        person_id text NOT NULL,
        by_person text NOT NULL,
        at timestamptz NOT NULL,
        note text,
        read_at timestamptz,
        PRIMARY KEY (process_id, step_no, person_id)
      );
      CREATE INDEX copy_of_person ON copy (person_id, at);
      ALTER TABLE task ADD COLUMN on_behalf_of text;
      CREATE INDEX task_done_for ON task (on_behalf_of) WHERE on_behalf_of IS NOT NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE process_person, copy; ALTER TABLE task DROP COLUMN on_behalf_of')
  }
}
