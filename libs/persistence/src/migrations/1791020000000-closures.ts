import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Days on which a unit, and what is below it, does not work; lifted ones stay on record. */
export class Closures1791020000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE closure (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        unit_id text NOT NULL,
        date date NOT NULL,
        reason text NOT NULL,
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        lifted_by text,
        lifted_at timestamptz
      )`)
    await runner.query(
      'CREATE UNIQUE INDEX closure_of_day ON closure (unit_id, date) WHERE lifted_at IS NULL',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE closure')
  }
}
