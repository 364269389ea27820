import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What each district calls the categories, which it has added, and from when to when it uses them. */
export class DistrictCategories1793120001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE project_category ADD owner_id text REFERENCES org_unit;
      ALTER TABLE post_category ADD owner_id text REFERENCES org_unit;
      CREATE TABLE district_category (
        district_id text NOT NULL REFERENCES org_unit,
        kind text NOT NULL,
        code text NOT NULL,
        name text,
        starts_on date,
        ends_on date,
        PRIMARY KEY (district_id, kind, code)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE district_category;
      ALTER TABLE project_category DROP owner_id;
      ALTER TABLE post_category DROP owner_id`)
  }
}
