import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Open processes are moved to other rules by a plan: a list made once, tried first, and carried out item by item. */
export class RulePlans1791030001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_plan (
        id uuid PRIMARY KEY,
        purpose text NOT NULL,
        state text NOT NULL,
        change_id uuid REFERENCES policy_change,
        scope_path text NOT NULL,
        runnable boolean NOT NULL,
        made_by text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        run_by text,
        reason text,
        finished_at timestamptz
      );
      CREATE INDEX rule_plan_of_change ON rule_plan (change_id) WHERE change_id IS NOT NULL;
      CREATE INDEX rule_plan_running ON rule_plan (made_at) WHERE state = 'running';
      CREATE TABLE rule_plan_item (
        plan_id uuid NOT NULL REFERENCES rule_plan ON DELETE CASCADE,
        ordinal integer NOT NULL,
        process_id uuid NOT NULL,
        policy_version text NOT NULL,
        calendar_version text NOT NULL,
        deadlines jsonb NOT NULL,
        fires text[] NOT NULL,
        result text NOT NULL DEFAULT 'none',
        problem text,
        tried integer NOT NULL DEFAULT 0,
        PRIMARY KEY (plan_id, ordinal)
      );
      CREATE INDEX rule_plan_item_waiting ON rule_plan_item (plan_id, ordinal) WHERE result = 'waiting'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rule_plan_item; DROP TABLE rule_plan')
  }
}
