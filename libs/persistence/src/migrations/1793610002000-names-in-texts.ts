import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Names that stand in a text are looked up by how they begin: whoever screens it does not wait for a walk over all people. */
export class NamesInTexts1793610002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX person_name_start ON person (left(name, 4))')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX person_name_start')
  }
}
