import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A notice may be about an office of a branch, which no process is behind. */
export class OfficeNotices1793280000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notice ALTER process_id DROP NOT NULL, ADD about jsonb,
        ADD CONSTRAINT notice_about CHECK (num_nonnulls(process_id, about) = 1)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM message USING notice WHERE notice.id = message.notice_id AND process_id IS NULL;
      DELETE FROM delivery USING notice WHERE notice.id = delivery.notice_id AND process_id IS NULL;
      DELETE FROM notice WHERE process_id IS NULL;
      ALTER TABLE notice DROP CONSTRAINT notice_about, DROP about, ALTER process_id SET NOT NULL`)
  }
}
