import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Policy becomes what people change: drafts, published rows by step and unit, and the versions resolved from them. */
export class Policy1791030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE policy_version ALTER effective_from DROP NOT NULL, ADD sources jsonb;
      CREATE TABLE policy_change (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        unit_id text NOT NULL REFERENCES org_unit,
        state text NOT NULL,
        steps jsonb NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        drafted_by text NOT NULL,
        drafted_at timestamptz NOT NULL DEFAULT now(),
        edited_by text[] NOT NULL,
        edited_at timestamptz NOT NULL DEFAULT now(),
        previewed_at timestamptz,
        ended_by text,
        ended_at timestamptz,
        effective_from date,
        reason text
      );
      CREATE INDEX policy_change_of_unit ON policy_change (unit_id, kind);
      CREATE TABLE policy_row (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        change_id uuid NOT NULL REFERENCES policy_change,
        kind text NOT NULL,
        step text NOT NULL,
        unit_id text NOT NULL REFERENCES org_unit,
        effective_from date NOT NULL,
        value jsonb,
        published_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX policy_row_of_unit ON policy_row (unit_id, kind);
      CREATE TRIGGER policy_row_stays BEFORE UPDATE OR DELETE ON policy_row
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER policy_change_stays BEFORE UPDATE OR DELETE ON policy_change
        FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER policy_version_stays BEFORE UPDATE OR DELETE ON policy_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER policy_version_stays ON policy_version;
      DROP TABLE policy_row;
      DROP TABLE policy_change;
      ALTER TABLE policy_version DROP sources`)
  }
}
