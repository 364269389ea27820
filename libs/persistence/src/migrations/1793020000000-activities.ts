import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Service activities, the posts they ask for, and who has signed up. */
export class Activities1793020000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE activity (
        id text PRIMARY KEY,
        number text NOT NULL,
        community_id text NOT NULL REFERENCES org_unit,
        title text NOT NULL,
        content text NOT NULL DEFAULT '',
        place text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        sign_up_until timestamptz NOT NULL,
        cancel_until timestamptz NOT NULL,
        capacity integer,
        audience text NOT NULL DEFAULT 'community',
        project_id text REFERENCES project,
        state text NOT NULL,
        organiser_id text NOT NULL REFERENCES person,
        moved_at timestamptz,
        cancel_reason text,
        summary text
      );
      CREATE INDEX activity_in_community ON activity (community_id, starts_at);
      CREATE INDEX activity_by_time ON activity (starts_at);

      CREATE TABLE activity_post (
        activity_id text NOT NULL REFERENCES activity ON DELETE CASCADE,
        post_code text NOT NULL REFERENCES post_category,
        places integer NOT NULL,
        PRIMARY KEY (activity_id, post_code)
      );

      CREATE TABLE sign_up (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        activity_id text NOT NULL REFERENCES activity ON DELETE CASCADE,
        person_id text REFERENCES person,
        unit_id text REFERENCES org_unit,
        post_code text REFERENCES post_category,
        places integer NOT NULL DEFAULT 1,
        state text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        by text NOT NULL,
        moved_up_at timestamptz,
        ended_at timestamptz,
        ended_by text,
        end_reason text,
        CONSTRAINT sign_up_subject CHECK (num_nonnulls(person_id, unit_id) = 1)
      );
      CREATE UNIQUE INDEX sign_up_once ON sign_up (activity_id, person_id)
        WHERE state <> 'cancelled' AND person_id IS NOT NULL;
      CREATE UNIQUE INDEX sign_up_of_unit_once ON sign_up (activity_id, unit_id)
        WHERE state <> 'cancelled' AND unit_id IS NOT NULL;
      CREATE INDEX sign_up_in_activity ON sign_up (activity_id, state, id);
      CREATE INDEX sign_up_of_person ON sign_up (person_id, id) WHERE person_id IS NOT NULL;
      CREATE INDEX sign_up_of_unit ON sign_up (unit_id, id) WHERE unit_id IS NOT NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_up, activity_post, activity')
  }
}
