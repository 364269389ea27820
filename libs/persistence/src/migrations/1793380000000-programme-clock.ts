import type { MigrationInterface, QueryRunner } from 'typeorm'

/** When something of the programme was said or done: rows that people read beside the dates of processes. */
const dated: [table: string, column: string][] = [
  ['need', 'at'],
  ['sign_up', 'at'],
  ['attendance', 'received_at'],
  ['attendance_change', 'at'],
  ['photo_match', 'found_at'],
  ['spot_check', 'drawn_at'],
  ['appraisal', 'at'],
  ['appraisal_code', 'at'],
  ['appraisal_judgement', 'at'],
  ['appraisal_reply', 'at'],
  ['done_well', 'at'],
  ['branch_officer', 'entered_at'],
  ['membership_suspension', 'entered_at'],
  ['weekly_opening', 'opened_at'],
  ['weekly_selection', 'opened_at'],
  ['weekly_recommendation', 'at'],
  ['recommendation_code', 'at'],
]

/** Rows of the programme are dated by its own clock, which a demo moves ahead with its processes. */
export class ProgrammeClock1793380000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql STABLE AS
       $$ SELECT now() + coalesce(max(ahead_ms), 0) * interval '1 millisecond' FROM process WHERE ahead_ms > 0 $$`,
    )
    for (const [table, column] of dated)
      await runner.query(`ALTER TABLE ${table} ALTER ${column} SET DEFAULT business_now()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of dated)
      await runner.query(`ALTER TABLE ${table} ALTER ${column} SET DEFAULT now()`)
    await runner.query('DROP FUNCTION business_now()')
  }
}
