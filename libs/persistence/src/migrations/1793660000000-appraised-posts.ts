import type { MigrationInterface, QueryRunner } from 'typeorm'

const events = [
  { event: 'INSERT', changed: 'NEW TABLE' },
  { event: 'UPDATE', changed: 'NEW TABLE' },
  { event: 'DELETE', changed: 'OLD TABLE' },
]
const triggerOf = (event: string) => `late_posts_${event.toLowerCase()}`

/** As of activities: of whom earlier months have to be compared once more. */
export const marks = `
  CREATE FUNCTION mark_late_posts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO point_late (person_id, month)
    SELECT DISTINCT c.person_id, to_char(now(), 'YYYY-MM') FROM changed c JOIN post_claim x ON x.id = c.post_claim_id
    WHERE c.person_id IS NOT NULL
      AND EXISTS (SELECT FROM point_month m WHERE m.state <> 'open' AND m.month = to_char(x.until, 'YYYY-MM')) ORDER BY 1
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;`

/** What a published month tells of is withdrawn with a reason, never deleted. */
const guard = `
  CREATE FUNCTION refuse_lost_post() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM point_entry e JOIN point_month m USING (district_id, month)
               WHERE e.fact_id = OLD.post_claim_id::text AND e.fact_kind = 'post' AND m.state = 'published') THEN
      RAISE EXCEPTION 'a fact under a published month stays: withdraw it with a reason instead'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER lost_post BEFORE DELETE ON done_well FOR EACH ROW
    WHEN (OLD.post_claim_id IS NOT NULL) EXECUTE FUNCTION refuse_lost_post();`

/** Work at a service post is appraised when it has ended, and may have been done well like an activity. */
export class AppraisedPosts1793660000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE done_well ALTER activity_id DROP NOT NULL, ADD post_claim_id uuid REFERENCES post_claim ON DELETE CASCADE,
        ADD CONSTRAINT done_well_service CHECK (num_nonnulls(activity_id, post_claim_id) = 1);
      CREATE UNIQUE INDEX done_well_of_post_once ON done_well (post_claim_id)
        WHERE post_claim_id IS NOT NULL AND withdrawn_at IS NULL`)
    const triggers = events.map(
      ({ event, changed }) => `
      CREATE TRIGGER ${triggerOf(event)} AFTER ${event} ON done_well REFERENCING ${changed} AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION mark_late_posts();`,
    )
    await runner.query([marks, guard, ...triggers].join('\n'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(events.map(({ event }) => `DROP TRIGGER ${triggerOf(event)} ON done_well;`).join('\n'))
    await runner.query(`
      DROP TRIGGER lost_post ON done_well;
      DROP FUNCTION mark_late_posts, refuse_lost_post;
      DELETE FROM done_well WHERE activity_id IS NULL;
      ALTER TABLE done_well DROP post_claim_id, ALTER activity_id SET NOT NULL`)
  }
}
