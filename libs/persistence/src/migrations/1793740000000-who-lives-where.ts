import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who lives in a community is asked by every page of its numbers. */
export class WhoLivesWhere1793740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX person_living_in ON person (lives_in_id) WHERE lives_in_id IS NOT NULL')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX person_living_in')
  }
}
