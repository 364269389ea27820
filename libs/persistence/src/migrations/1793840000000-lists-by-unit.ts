import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What lists of one unit are found by, however many rows other units have. */
export class ListsByUnit1793840000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX org_unit_merged ON org_unit (merged_into_id) WHERE merged_into_id IS NOT NULL;
      CREATE INDEX post_claim_of_post ON post_claim (post_id);
      CREATE INDEX post_claim_of_agency ON post_claim (agency_id, since);
      CREATE INDEX activity_to_come ON activity (ends_at) WHERE state = 'open';
      CREATE INDEX photo_print_of_activity ON photo_print (activity_id)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX org_unit_merged, post_claim_of_post, post_claim_of_agency, activity_to_come, photo_print_of_activity',
    )
  }
}
