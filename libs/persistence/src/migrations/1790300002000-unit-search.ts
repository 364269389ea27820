import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Any two neighbouring signs of a unit's name or pinyin lead to it by an index: Chinese words are too short for three. */
export class UnitSearch1790300002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION neighbouring_signs(typed text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN ARRAY(SELECT DISTINCT substr(lower(typed), n, 2) FROM generate_series(1, length(typed) - 1) AS n);
      CREATE INDEX org_unit_of_kind ON org_unit (kind, sort, id);
      CREATE INDEX org_unit_signs ON org_unit USING gin (neighbouring_signs(name || ' ' || pinyin))`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX org_unit_of_kind, org_unit_signs; DROP FUNCTION neighbouring_signs(text)')
  }
}
