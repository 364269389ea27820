import type { MigrationInterface, QueryRunner } from 'typeorm'
import { searchablePinyin } from '../seed/pinyin.js'

interface Untitled {
  id: string
  title: string
}

const atOnce = 5_000

/** Processes that began before titles had their pinyin are found by it, too; two indexes that early databases lack. */
export class TitlePinyinAnew1791080001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX IF NOT EXISTS process_ahead ON process (ahead_ms) WHERE ahead_ms > 0;
      CREATE INDEX IF NOT EXISTS process_done_project ON process ((state->'facts'->>'projectId'))
        WHERE kind = 'claim' AND stage IN ('accepted', 'appraised')`)
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const found = (await runner.query(
        `SELECT id, title FROM process WHERE title_pinyin = '' AND id > $1 ORDER BY id LIMIT ${atOnce}`,
        [after],
      )) as Untitled[]
      const last = found.at(-1)
      if (!last) return
      await fill(runner, found)
      after = last.id
    }
  }

  /** What was missing is missing to nobody. */
  async down(): Promise<void> {}
}

const fill = (runner: QueryRunner, found: readonly Untitled[]): Promise<unknown> =>
  runner.query(
    `UPDATE process SET title_pinyin = anew.pinyin FROM unnest($1::uuid[], $2::text[]) AS anew (id, pinyin)
     WHERE process.id = anew.id`,
    [found.map(({ id }) => id), found.map(({ title }) => searchablePinyin(title, { surname: false }))],
  )
