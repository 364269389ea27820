import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Notices to many at once, and of what happens between two steps; sign-ups know their requests. */
export class ActivityNotices1793020001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notice ADD circle text, ALTER step_no DROP NOT NULL, ALTER line_no DROP NOT NULL;
      ALTER TABLE sign_up ADD request_key text, ADD end_request_key text`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sign_up DROP request_key, DROP end_request_key;
      DELETE FROM message USING notice WHERE notice.id = message.notice_id AND notice.step_no IS NULL;
      DELETE FROM delivery USING notice WHERE notice.id = delivery.notice_id AND notice.step_no IS NULL;
      DELETE FROM notice WHERE step_no IS NULL;
      ALTER TABLE notice DROP circle, ALTER step_no SET NOT NULL, ALTER line_no SET NOT NULL`)
  }
}
