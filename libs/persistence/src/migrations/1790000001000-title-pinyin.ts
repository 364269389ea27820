import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Processes are found by typing the letters of their title's pinyin. */
export class TitlePinyin1790000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE process ADD title_pinyin text NOT NULL DEFAULT ''`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE process DROP title_pinyin')
  }
}
