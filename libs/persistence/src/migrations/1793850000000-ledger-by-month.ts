import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * A month's entries lie side by side in every index of the ledger, however many months there are: by their facts, which are of the
 * month, and by the month itself. By random subjects first, each entry would be written to a page of its own. And whoever has left is
 * found among those who have, not among everybody.
 */
export class LedgerByMonth1793850000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX point_entry_once, point_entry_of_subject, point_entry_of_fact;
      CREATE UNIQUE INDEX point_entry_once ON point_entry (fact_id, subject_id, subject, fact_kind, rule, reverses) NULLS NOT DISTINCT;
      CREATE INDEX point_entry_in_month ON point_entry (month, subject_id);
      CREATE INDEX person_left ON person (id, left_on) WHERE left_on IS NOT NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX person_left, point_entry_once, point_entry_in_month;
      CREATE UNIQUE INDEX point_entry_once ON point_entry (subject, subject_id, fact_id, fact_kind, rule) WHERE reverses IS NULL;
      CREATE INDEX point_entry_of_subject ON point_entry (subject, subject_id, month);
      CREATE INDEX point_entry_of_fact ON point_entry (fact_id)`)
  }
}
