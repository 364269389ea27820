import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who took part in an activity, what became of each row, and the answers to requests about them. */
export class Attendance1793030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attendance (
        id uuid PRIMARY KEY,
        activity_id text NOT NULL REFERENCES activity ON DELETE CASCADE,
        person_id text REFERENCES person,
        unit_id text REFERENCES org_unit,
        way text NOT NULL,
        came_at timestamptz NOT NULL,
        left_at timestamptz,
        received_at timestamptz NOT NULL DEFAULT now(),
        companions integer NOT NULL DEFAULT 0,
        state text NOT NULL DEFAULT 'recorded',
        reason text,
        by text NOT NULL,
        flags text[] NOT NULL DEFAULT '{}',
        device text,
        version integer NOT NULL DEFAULT 1,
        decided_by text,
        decided_at timestamptz,
        decision_note text,
        CONSTRAINT attendance_subject CHECK (num_nonnulls(person_id, unit_id) = 1)
      );
      CREATE UNIQUE INDEX attendance_once ON attendance (activity_id, person_id) WHERE person_id IS NOT NULL;
      CREATE UNIQUE INDEX attendance_of_unit_once ON attendance (activity_id, unit_id) WHERE unit_id IS NOT NULL;
      CREATE INDEX attendance_of_person ON attendance (person_id, came_at) WHERE person_id IS NOT NULL;
      CREATE INDEX attendance_of_unit ON attendance (unit_id, came_at) WHERE unit_id IS NOT NULL;

      CREATE TABLE attendance_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        attendance_id uuid NOT NULL REFERENCES attendance ON DELETE CASCADE,
        act text NOT NULL,
        note text NOT NULL,
        before jsonb NOT NULL,
        by text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX attendance_change_of ON attendance_change (attendance_id, id);

      CREATE TABLE attendance_request (
        by text NOT NULL,
        key text NOT NULL,
        body_hash text NOT NULL,
        answer jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (by, key)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attendance_request, attendance_change, attendance')
  }
}
