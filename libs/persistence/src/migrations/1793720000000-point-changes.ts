import type { MigrationInterface, QueryRunner } from 'typeorm'
import { marks as lateMarks } from './1793250000000-late-points.js'
import { marks as postMarks } from './1793660000000-appraised-posts.js'

const isNoLongerOpen = `EXISTS (SELECT FROM point_month m WHERE m.state <> 'open' AND m.month = told.month)`

/**
 * Both marks at once. Late ones in one order, so that two statements that tell of the same people wait for one another and do not lock
 * each other out; changes are only ever added, so that nobody waits for a settlement that takes some up.
 * @param told query for subject, subject_id, month of the fact; @param late which of them are compared once more in earlier months
 */
const mark = (told: string, late = isNoLongerOpen) => `
    WITH told AS (${told}),
    late AS (
      INSERT INTO point_late (person_id, month) SELECT DISTINCT subject_id, to_char(now(), 'YYYY-MM') FROM told
      WHERE subject = 'member' AND ${late} ORDER BY 1
      ON CONFLICT DO NOTHING)
    INSERT INTO point_change (subject, subject_id, month)
    SELECT DISTINCT subject, subject_id, month FROM told WHERE subject_id IS NOT NULL AND ${isNoLongerOpen};
    RETURN NULL;`

const markedBy = (name: string, body: string) => `
  CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} END $$;`

const either = (row: string) =>
  `CROSS JOIN LATERAL (VALUES ('member', ${row}.person_id), ('agency', ${row}.unit_id)) s (subject, subject_id)`
const monthOf = (instant: string) => `to_char(${instant} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`

const functions = [
  markedBy(
    'mark_late_facts',
    mark(`SELECT s.*, ${monthOf('v.starts_at')} AS month FROM changed c JOIN activity v ON v.id = c.activity_id ${either('c')}
      WHERE s.subject_id IS NOT NULL`),
  ),
  markedBy(
    'mark_moved_facts',
    mark(
      `SELECT s.*, w.month FROM attendance a ${either('a')}
       CROSS JOIN (VALUES (${monthOf('OLD.starts_at')}), (${monthOf('NEW.starts_at')})) w (month)
       WHERE a.activity_id = NEW.id AND s.subject_id IS NOT NULL`,
      'true',
    ),
  ),
  markedBy(
    'mark_late_models',
    mark(`SELECT w.subject, w.subject_id, to_char(w.sunday, 'YYYY-MM') AS month FROM (VALUES
      (OLD.subject, OLD.subject_id, OLD.sunday), (NEW.subject, NEW.subject_id, NEW.sunday)) w (subject, subject_id, sunday)
      WHERE w.subject IS NOT NULL`),
  ),
  markedBy(
    'mark_late_posts',
    mark(`SELECT 'member' AS subject, c.person_id AS subject_id, to_char(x.until, 'YYYY-MM') AS month
      FROM changed c JOIN post_claim x ON x.id = c.post_claim_id WHERE c.person_id IS NOT NULL`),
  ),
  // Whoever objected is compared in earlier months as it is: a mark of their own would add nothing.
  markedBy(
    'mark_upheld_objections',
    mark(
      `SELECT NEW.state->'facts'->>'subject' AS subject, NEW.state->'facts'->>'subjectId' AS subject_id,
         NEW.state->'facts'->>'month' AS month`,
      'false',
    ),
  ),
]

const upheld = `
  CREATE TRIGGER upheld_objections AFTER INSERT OR UPDATE ON process FOR EACH ROW
    WHEN (NEW.kind = 'pointObjection' AND NEW.outcome = 'upheld') EXECUTE FUNCTION mark_upheld_objections();`

/**
 * A fact that changes after a month was counted stands here until a pass has looked at its subject again: with one left, the month
 * is not published.
 */
export class PointChanges1793720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE point_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        subject text NOT NULL,
        subject_id text NOT NULL,
        month text NOT NULL
      )`)
    await runner.query([...functions, upheld].join('\n'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER upheld_objections ON process;
      DROP FUNCTION mark_upheld_objections;
      DROP TABLE point_change`)
    const before = [lateMarks, postMarks].join('\n')
    await runner.query(before.replaceAll(/CREATE (FUNCTION|TRIGGER)/g, 'CREATE OR REPLACE $1'))
  }
}
