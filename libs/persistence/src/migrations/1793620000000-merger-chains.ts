import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What became part of a unit that itself became part of another belongs to the last of them, as each merger has seen to since. */
export class MergerChains1793620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      WITH RECURSIVE chain AS (
        SELECT id, merged_into_id AS heir, 1 AS length FROM org_unit WHERE merged_into_id IS NOT NULL
        UNION ALL
        SELECT chain.id, next.merged_into_id, length + 1 FROM chain JOIN org_unit next ON next.id = chain.heir
        WHERE next.merged_into_id IS NOT NULL AND length < 100
      )
      UPDATE org_unit unit SET merged_into_id = last.heir
      FROM (SELECT DISTINCT ON (id) id, heir FROM chain ORDER BY id, length DESC) AS last
      WHERE unit.id = last.id AND unit.merged_into_id <> last.heir`)
  }

  /** Who came in between is in the record of the mergers only. */
  async down(): Promise<void> {}
}
