import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What was done well by a unit is found by the unit, withdrawn or not, as a person's is. */
export class DoneWellOfUnits1793910000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX done_well_of_unit ON done_well (unit_id, activity_id) WHERE unit_id IS NOT NULL',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX done_well_of_unit')
  }
}
