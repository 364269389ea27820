import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whether a Party organisation has been told of an offer within hours. */
export class OffersHandedOn1793660001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX notice_of_offers ON notice (unit_id, at) WHERE template IN ('project.wanted', 'post.wanted')`,
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notice_of_offers')
  }
}
