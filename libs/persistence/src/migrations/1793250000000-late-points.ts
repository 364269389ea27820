import type { MigrationInterface, QueryRunner } from 'typeorm'

const isNoLongerOpen = (month: string) =>
  `EXISTS (SELECT FROM point_month m WHERE m.state <> 'open' AND m.month = to_char(${month}, 'YYYY-MM'))`
const monthOfActivity = `v.starts_at AT TIME ZONE 'Asia/Shanghai'`
const thisMonth = `to_char(now(), 'YYYY-MM')`

/** In one order, so that two statements that tell of the same people wait for one another and do not lock each other out. */
export const marks = `
  CREATE FUNCTION mark_late_facts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO point_late (person_id, month)
    SELECT DISTINCT c.person_id, ${thisMonth} FROM changed c JOIN activity v ON v.id = c.activity_id
    WHERE c.person_id IS NOT NULL AND ${isNoLongerOpen(monthOfActivity)} ORDER BY 1
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;

  CREATE FUNCTION mark_moved_facts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO point_late (person_id, month)
    SELECT DISTINCT a.person_id, ${thisMonth} FROM attendance a
    WHERE a.activity_id = NEW.id AND a.person_id IS NOT NULL ORDER BY 1
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE TRIGGER moved_facts AFTER UPDATE OF starts_at ON activity FOR EACH ROW
    WHEN (OLD.starts_at IS DISTINCT FROM NEW.starts_at) EXECUTE FUNCTION mark_moved_facts();

  CREATE FUNCTION mark_late_models() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO point_late (person_id, month)
    SELECT DISTINCT w.subject_id, ${thisMonth} FROM (VALUES (OLD.subject, OLD.subject_id, OLD.sunday),
      (NEW.subject, NEW.subject_id, NEW.sunday)) w (subject, subject_id, sunday)
    WHERE w.subject = 'member' AND ${isNoLongerOpen('w.sunday')} ORDER BY 1
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE TRIGGER late_models AFTER UPDATE ON weekly_selection FOR EACH ROW
    WHEN (OLD.published_at IS NOT NULL OR NEW.published_at IS NOT NULL) EXECUTE FUNCTION mark_late_models();
  CREATE TRIGGER late_new_models AFTER INSERT ON weekly_selection FOR EACH ROW
    WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION mark_late_models();`

const tables = ['attendance', 'done_well']
const events = [
  { event: 'INSERT', changed: 'NEW TABLE' },
  { event: 'UPDATE', changed: 'NEW TABLE' },
  { event: 'DELETE', changed: 'OLD TABLE' },
]
const triggers = tables.flatMap(table =>
  events.map(
    ({ event, changed }) => `
  CREATE TRIGGER late_facts_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${changed} AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION mark_late_facts();`,
  ),
)

/** Facts of months that were counted already, by an earlier release: everybody is looked at once more. */
const known = `
  INSERT INTO point_late (person_id, month)
  SELECT DISTINCT a.person_id, ${thisMonth} FROM attendance a JOIN activity v ON v.id = a.activity_id
  WHERE a.person_id IS NOT NULL AND ${isNoLongerOpen(monthOfActivity)}`

/**
 * A month's end compares the month's own facts; of earlier months only those of people of whom a fact has changed since their month
 * was counted. They are marked here by the statement that changes the fact.
 */
export class LatePoints1793250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE point_late (
        person_id text NOT NULL,
        month text NOT NULL,
        PRIMARY KEY (person_id, month)
      );
      CREATE INDEX attendance_of_person_at ON attendance (person_id, activity_id) WHERE person_id IS NOT NULL;
      CREATE INDEX done_well_of_person ON done_well (person_id, activity_id) WHERE person_id IS NOT NULL;`)
    await runner.query(known)
    await runner.query([marks, ...triggers].join('\n'))
  }

  async down(runner: QueryRunner): Promise<void> {
    const drops = tables.flatMap(table =>
      events.map(({ event }) => `DROP TRIGGER late_facts_${event.toLowerCase()} ON ${table};`),
    )
    await runner.query(drops.join('\n'))
    await runner.query(`
      DROP TRIGGER moved_facts ON activity;
      DROP TRIGGER late_models ON weekly_selection;
      DROP TRIGGER late_new_models ON weekly_selection;
      DROP FUNCTION mark_late_facts, mark_moved_facts, mark_late_models;
      DROP INDEX attendance_of_person_at, done_well_of_person;
      DROP TABLE point_late`)
  }
}
