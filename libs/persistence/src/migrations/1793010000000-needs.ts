import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Needs; what has been published of them, from when to when; and which member holds which post. */
export class Needs1793010000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE project
        ADD state text NOT NULL DEFAULT 'published',
        ADD state_reason text,
        ADD opens_on date,
        ADD closes_on date,
        ADD wanted_units text[] NOT NULL DEFAULT '{}',
        ADD places integer NOT NULL DEFAULT 1;
      ALTER TABLE post RENAME capacity TO places;
      ALTER TABLE post
        ADD need text NOT NULL DEFAULT '',
        ADD state text NOT NULL DEFAULT 'published',
        ADD state_reason text,
        ADD opens_on date,
        ADD closes_on date;

      CREATE TABLE need (
        id uuid PRIMARY KEY,
        community_id text NOT NULL REFERENCES org_unit,
        source text NOT NULL,
        on_paper boolean NOT NULL DEFAULT false,
        text text NOT NULL,
        category_code text REFERENCES project_category,
        state text NOT NULL DEFAULT 'new',
        merged_into uuid REFERENCES need,
        adopted_by uuid,
        reason text,
        at timestamptz NOT NULL DEFAULT now(),
        by text
      );
      CREATE INDEX need_of_community ON need (community_id, at);
      CREATE INDEX need_merged ON need (merged_into) WHERE merged_into IS NOT NULL;
      CREATE INDEX need_adopted ON need (adopted_by) WHERE adopted_by IS NOT NULL;

      CREATE TABLE post_claim (
        id uuid PRIMARY KEY,
        post_id text NOT NULL REFERENCES post,
        person_id text NOT NULL REFERENCES person,
        agency_id text NOT NULL REFERENCES org_unit,
        since date NOT NULL,
        until date,
        state text NOT NULL DEFAULT 'held',
        end_reason text,
        ended_by text
      );
      CREATE UNIQUE INDEX post_claim_once ON post_claim (post_id, person_id) WHERE until IS NULL;
      CREATE INDEX post_claim_of_person ON post_claim (person_id, since)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE post_claim, need;
      ALTER TABLE post DROP need, DROP state, DROP state_reason, DROP opens_on, DROP closes_on;
      ALTER TABLE post RENAME places TO capacity;
      ALTER TABLE project DROP state, DROP state_reason, DROP opens_on, DROP closes_on, DROP wanted_units, DROP places`)
  }
}
