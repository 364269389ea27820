import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Plans that ended before anybody was told of them were kept as cancelled activities. */
export class DroppedActivities1793130000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE activity a SET state = 'dropped' WHERE a.state = 'cancelled' AND NOT EXISTS (
         SELECT FROM notice n WHERE n.process_id::text = a.id AND n.template = 'activity.announced')`,
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE activity SET state = 'cancelled' WHERE state = 'dropped'`)
  }
}
