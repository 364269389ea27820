import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The programme's clock stands in a row of its own: it can be moved also when no process is open. */
export class ClockOfItsOwn1793640000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE programme_clock (sole boolean CONSTRAINT programme_clock_pkey PRIMARY KEY DEFAULT true,
         ahead_ms bigint NOT NULL,
         CONSTRAINT programme_clock_one CHECK (sole), CONSTRAINT programme_clock_forward CHECK (ahead_ms >= 0))`,
    )
    await runner.query(
      'INSERT INTO programme_clock (ahead_ms) SELECT coalesce(max(ahead_ms), 0) FROM process WHERE ahead_ms > 0',
    )
    await runner.query(
      `CREATE OR REPLACE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql STABLE AS
       $$ SELECT now() + coalesce((SELECT ahead_ms FROM programme_clock), 0) * interval '1 millisecond' $$`,
    )
    await runner.query('DROP INDEX process_ahead')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX process_ahead ON process (ahead_ms) WHERE ahead_ms > 0')
    await runner.query(
      `CREATE OR REPLACE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql STABLE AS
       $$ SELECT now() + coalesce(max(ahead_ms), 0) * interval '1 millisecond' FROM process WHERE ahead_ms > 0 $$`,
    )
    await runner.query('DROP TABLE programme_clock')
  }
}
