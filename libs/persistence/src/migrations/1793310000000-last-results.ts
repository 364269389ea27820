import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whoever was judged is looked for by themselves, whatever the year and the community. */
export class LastResults1793310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX evaluation_subject_of ON evaluation_subject (subject_kind, subject_id)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX evaluation_subject_of')
  }
}
