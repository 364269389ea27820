import type { MigrationInterface, QueryRunner } from 'typeorm'

const refuses = (name: string, facts: string) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM point_entry e JOIN point_month m USING (district_id, month)
               WHERE m.state = 'published' AND ${facts}) THEN
      RAISE EXCEPTION 'a fact under a published month stays: revoke it with a reason instead'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
  END $$;`

const functions = [
  refuses('refuse_lost_model', `e.fact_id = OLD.community_id || '/' || OLD.week`),
  refuses(
    'refuse_lost_claim',
    `e.fact_id IN (SELECT OLD.id::text || '#' || (no - 1)
       FROM jsonb_array_elements(OLD.state->'facts'->'workPlan'->'milestones') WITH ORDINALITY AS w (milestone, no))`,
  ),
  // Of a point that was missing: the activity's, else one of its own; of a wrong one: the entry itself.
  refuses(
    'refuse_lost_objection',
    `e.subject = OLD.state->'facts'->>'subject' AND e.subject_id = OLD.state->'facts'->>'subjectId'
       AND (e.fact_id IN (OLD.id::text, OLD.state->'facts'->'activity'->>'id') OR e.id = (OLD.state->'facts'->>'entryId')::bigint)`,
  ),
]

const triggers = [
  {
    name: 'model_under_published',
    table: 'weekly_selection',
    only: 'OLD.published_at IS NOT NULL',
    by: 'refuse_lost_model',
  },
  { name: 'claim_under_published', table: 'process', only: `OLD.kind = 'claim'`, by: 'refuse_lost_claim' },
  {
    name: 'objection_under_published',
    table: 'process',
    only: `OLD.kind = 'pointObjection' AND OLD.outcome = 'upheld'`,
    by: 'refuse_lost_objection',
  },
]

/** Whatever points were given for in a published month is taken back with a reason, never deleted: also a week's model, a claim, an objection upheld. */
export class FactsStay1793910000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const created = triggers.map(
      ({ name, table, only, by }) => `
      CREATE TRIGGER ${name} BEFORE DELETE ON ${table} FOR EACH ROW WHEN (${only}) EXECUTE FUNCTION ${by}();`,
    )
    await runner.query([...functions, ...created].join('\n'))
    await runner.query(`
      CREATE TRIGGER late_lost_models AFTER DELETE ON weekly_selection FOR EACH ROW
        WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION mark_late_models()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER late_lost_models ON weekly_selection;
      ${triggers.map(({ name, table }) => `DROP TRIGGER ${name} ON ${table};`).join('\n')}
      DROP FUNCTION refuse_lost_model, refuse_lost_claim, refuse_lost_objection`)
  }
}
