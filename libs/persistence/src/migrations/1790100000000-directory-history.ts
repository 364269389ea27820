import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Units end and people leave; what the directory was before is kept. */
export class DirectoryHistory1790100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE org_unit
        ADD ended_on date,
        ADD merged_into_id text REFERENCES org_unit;
      ALTER TABLE person
        ALTER staff_number DROP NOT NULL,
        ADD joined_on date,
        ADD left_on date,
        ADD phone text;
      CREATE TABLE directory_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        by_person text NOT NULL,
        import_id uuid,
        subject text NOT NULL,
        subject_id text NOT NULL,
        change text NOT NULL,
        before jsonb,
        after jsonb
      );
      CREATE INDEX directory_change_of_subject ON directory_change (subject, subject_id, id);
      CREATE INDEX directory_change_of_import ON directory_change (import_id) WHERE import_id IS NOT NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE directory_change;
      ALTER TABLE person ALTER staff_number SET NOT NULL, DROP joined_on, DROP left_on, DROP phone;
      ALTER TABLE org_unit DROP ended_on, DROP merged_into_id`)
  }
}
