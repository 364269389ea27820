import type { MigrationInterface, QueryRunner } from 'typeorm'

/** An agency's own memberships, apart from those of its many members: a month's end asks for them agency by agency. */
export class AgencyMemberships1793340000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX membership_history_of_agency ON membership (agency_id, valid_from) WHERE person_id IS NULL',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX membership_history_of_agency')
  }
}
