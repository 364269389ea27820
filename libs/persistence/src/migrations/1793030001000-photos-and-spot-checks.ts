import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What photos of activities look like, which of them look the same, and confirmed attendances drawn to be looked at again. */
export class PhotosAndSpotChecks1793030001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE photo_print (
        file_id uuid PRIMARY KEY REFERENCES process_file ON DELETE CASCADE,
        activity_id text NOT NULL,
        prints bigint[] NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE photo_match (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        file_id uuid NOT NULL REFERENCES photo_print ON DELETE CASCADE,
        other_id uuid NOT NULL REFERENCES photo_print ON DELETE CASCADE,
        distance integer NOT NULL,
        found_at timestamptz NOT NULL DEFAULT now(),
        is_same boolean,
        note text,
        decided_by text,
        decided_at timestamptz,
        UNIQUE (file_id, other_id)
      );
      CREATE INDEX photo_match_of_other ON photo_match (other_id);

      CREATE TABLE spot_check (
        id uuid PRIMARY KEY,
        unit_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
        month text NOT NULL,
        seed text NOT NULL,
        drawn_from integer NOT NULL,
        drawn_by text NOT NULL,
        drawn_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (unit_id, month)
      );

      CREATE TABLE spot_check_item (
        check_id uuid NOT NULL REFERENCES spot_check ON DELETE CASCADE,
        place integer NOT NULL,
        attendance_id uuid NOT NULL REFERENCES attendance ON DELETE CASCADE,
        result text,
        note text,
        by text,
        at timestamptz,
        PRIMARY KEY (check_id, place)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE spot_check_item, spot_check, photo_match, photo_print')
  }
}
