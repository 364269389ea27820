import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The claims of a project, ended ones too: each square of the coverage asks for them, project by project. */
export class ClaimsOfAProject1793794000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX process_of_project ON process (subject_id) WHERE kind = 'claim'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX process_of_project')
  }
}
