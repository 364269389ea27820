import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which claims hold the places of a project for several agencies; projects for nobody but the units they name. */
export class ProjectPlaces1793120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE project_place (
        project_id text NOT NULL REFERENCES project,
        claim_id uuid NOT NULL,
        PRIMARY KEY (project_id, claim_id)
      );
      ALTER TABLE project ADD only_wanted boolean NOT NULL DEFAULT false`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE project_place; ALTER TABLE project DROP only_wanted')
  }
}
