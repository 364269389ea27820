import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Offices of the temporary branches as data and who holds them, private calendar addresses, estates of communities. */
export class Branches1793060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE branch_office (
        code text PRIMARY KEY,
        name text NOT NULL,
        single boolean NOT NULL,
        rank integer NOT NULL
      );
      INSERT INTO branch_office (code, name, single, rank) VALUES
        ('secretary', '书记', true, 1), ('deputySecretary', '副书记', true, 2),
        ('organisation', '组织委员', true, 3), ('publicity', '宣传委员', true, 4),
        ('discipline', '纪检委员', true, 5), ('committee', '委员', false, 6);

      CREATE TABLE branch_officer (
        id uuid PRIMARY KEY,
        membership_id uuid NOT NULL REFERENCES membership ON DELETE CASCADE,
        office text NOT NULL REFERENCES branch_office,
        from_on date NOT NULL,
        until_on date,
        way text NOT NULL,
        reason text NOT NULL,
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        end_note text,
        ended_by text
      );
      CREATE INDEX branch_officer_of ON branch_officer (membership_id);

      CREATE TABLE calendar_feed (
        id uuid PRIMARY KEY,
        person_id text REFERENCES person,
        community_id text REFERENCES org_unit,
        token_hash text NOT NULL,
        token_sealed text NOT NULL,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        CONSTRAINT calendar_feed_owner CHECK (num_nonnulls(person_id, community_id) = 1)
      );
      CREATE UNIQUE INDEX calendar_feed_token ON calendar_feed (token_hash);
      CREATE UNIQUE INDEX calendar_feed_of_person ON calendar_feed (person_id)
        WHERE revoked_at IS NULL AND person_id IS NOT NULL;
      CREATE UNIQUE INDEX calendar_feed_of_community ON calendar_feed (community_id)
        WHERE revoked_at IS NULL AND community_id IS NOT NULL;

      CREATE TABLE community_estate (
        community_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
        name text NOT NULL,
        pinyin text NOT NULL DEFAULT '',
        PRIMARY KEY (community_id, name)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE community_estate, calendar_feed, branch_officer, branch_office')
  }
}
