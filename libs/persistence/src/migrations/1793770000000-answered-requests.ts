import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What was kept of requests about attendance is kept of others too: weeks, evaluations, appraisals, spot checks. */
export class AnsweredRequests1793770000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attendance_request RENAME TO answered_request;
      ALTER TABLE answered_request RENAME CONSTRAINT attendance_request_pkey TO answered_request_pkey`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE answered_request RENAME CONSTRAINT answered_request_pkey TO attendance_request_pkey;
      ALTER TABLE answered_request RENAME TO attendance_request`)
  }
}
