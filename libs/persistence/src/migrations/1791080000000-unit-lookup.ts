import type { MigrationInterface, QueryRunner } from 'typeorm'

const signs = (longest: number): string => `
  DROP INDEX org_unit_signs;
  CREATE OR REPLACE FUNCTION neighbouring_signs(typed text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT substr(lower(typed), n, size)
      FROM generate_series(2, ${longest}) AS size, generate_series(1, length(typed) + 1 - size) AS n);
  CREATE INDEX org_unit_signs ON org_unit USING gin (neighbouring_signs(name || ' ' || pinyin))`

/**
 * Units to choose from by kind are counted in the index alone, without those that have ended. Three neighbouring signs
 * lead to a unit, too: two letters of pinyin are common, and at 650,000 units their lists are long.
 */
export class UnitLookup1791080000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(signs(3))
    await runner.query(`
      DROP INDEX org_unit_of_kind;
      CREATE INDEX org_unit_of_kind ON org_unit (kind, sort, id) WHERE ended_on IS NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX org_unit_of_kind;
      CREATE INDEX org_unit_of_kind ON org_unit (kind, sort, id)`)
    await runner.query(signs(2))
  }
}
