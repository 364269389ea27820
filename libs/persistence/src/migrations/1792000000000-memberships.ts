import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who serves in which community, from one day to another, and when they do not take part. */
export class Memberships1792000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE membership (
        id uuid PRIMARY KEY,
        subject text NOT NULL,
        person_id text REFERENCES person,
        agency_id text NOT NULL REFERENCES org_unit,
        community_id text NOT NULL REFERENCES org_unit,
        valid_from date NOT NULL,
        valid_to date,
        end_reason text,
        end_note text,
        ended_by text
      );
      CREATE UNIQUE INDEX membership_of_member ON membership (person_id)
        WHERE valid_to IS NULL AND person_id IS NOT NULL;
      CREATE UNIQUE INDEX membership_of_agency ON membership (agency_id, community_id)
        WHERE valid_to IS NULL AND person_id IS NULL;
      CREATE INDEX membership_in_community ON membership (community_id, valid_from);
      CREATE INDEX membership_from_agency ON membership (agency_id, valid_from);
      CREATE INDEX membership_history ON membership (person_id, valid_from) WHERE person_id IS NOT NULL;

      CREATE TABLE membership_suspension (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        membership_id uuid NOT NULL REFERENCES membership,
        from_on date NOT NULL,
        to_on date NOT NULL,
        reason text NOT NULL,
        note text NOT NULL DEFAULT '',
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX membership_suspension_of ON membership_suspension (membership_id, from_on)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE membership_suspension, membership')
  }
}
