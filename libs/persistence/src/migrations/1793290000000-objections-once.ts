import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Of several about the same subject the one decided first stays, or else the first one made: the later ones undid it. */
const later = `
  DELETE FROM evaluation_objection o USING (
    SELECT id, row_number() OVER (PARTITION BY evaluation_id, subject_kind, subject_id
      ORDER BY decided_at NULLS LAST, at, id) AS turn FROM evaluation_objection
  ) ranked WHERE ranked.id = o.id AND ranked.turn > 1`

const once = 'evaluation_objection_once ON evaluation_objection (evaluation_id, subject_kind, subject_id)'

/** A result is objected to once, whatever was decided. */
export class ObjectionsOnce1793290000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(later)
    await runner.query(`DROP INDEX evaluation_objection_once; CREATE UNIQUE INDEX ${once}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX evaluation_objection_once; CREATE UNIQUE INDEX ${once} WHERE decision IS NULL`,
    )
  }
}
