import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The nearest district or city at or above a path: the one whose Organization Department keeps its points. */
const district = `
  CREATE FUNCTION point_district(path text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(
      (SELECT d.id FROM unnest(string_to_array(trim('/' FROM $1), '/')) WITH ORDINALITY w (id, no)
       JOIN org_unit d ON d.id = w.id AND d.kind IN ('district', 'city') ORDER BY w.no DESC LIMIT 1),
      split_part(trim('/' FROM $1), '/', 1)) $$;`

/** A month of the whole installation becomes one of each district that has agencies, in the same state. */
const months = `
  ALTER TABLE point_month ADD COLUMN district_id text, ADD COLUMN shown_until date;
  CREATE TEMPORARY TABLE keeping ON COMMIT DROP AS
    SELECT DISTINCT point_district(path) AS district_id FROM org_unit WHERE kind = 'agencyPartyOrganization';
  ALTER TABLE point_month DROP CONSTRAINT point_month_pkey;
  INSERT INTO point_month (district_id, month, state, pass_at, settled_on, objections_until, publication_by, published_at,
      begun_at)
    SELECT k.district_id, m.month, m.state, m.pass_at, m.settled_on, m.objections_until, m.publication_by, m.published_at,
      m.begun_at
    FROM point_month m CROSS JOIN keeping k;
  DELETE FROM point_month WHERE district_id IS NULL;
  UPDATE point_month SET shown_until = (published_at AT TIME ZONE 'Asia/Shanghai')::date + 7 WHERE state = 'published';
  ALTER TABLE point_month ALTER COLUMN district_id SET NOT NULL, ADD PRIMARY KEY (district_id, month);`

const standings = `
  ALTER TABLE point_standing ADD COLUMN district_id text;
  UPDATE point_standing s SET district_id = point_district(u.path) FROM org_unit u WHERE u.id = s.agency_id;
  DELETE FROM point_standing WHERE district_id IS NULL;
  ALTER TABLE point_standing ALTER COLUMN district_id SET NOT NULL;
  CREATE INDEX point_standing_in_district ON point_standing (district_id, month);`

/** The ledger does not change: its rows only learn which district's month they stood in. */
const entries = `
  ALTER TABLE point_entry DISABLE TRIGGER point_entry_stays;
  ALTER TABLE point_entry ADD COLUMN district_id text;
  UPDATE point_entry e SET district_id = point_district(u.path) FROM org_unit u
    WHERE u.id = CASE e.subject WHEN 'agency' THEN e.subject_id ELSE coalesce(
      (SELECT s.agency_id FROM point_standing s WHERE s.month = e.month AND s.subject = e.subject AND s.subject_id = e.subject_id),
      (SELECT g.unit_id FROM role_grant g WHERE g.person_id = e.subject_id AND g.role = 'InServicePartyMember'
       ORDER BY g.valid_from DESC NULLS LAST, g.unit_id LIMIT 1),
      (SELECT p.unit_id FROM person p WHERE p.id = e.subject_id)) END;
  UPDATE point_entry SET district_id = (SELECT min(district_id) FROM point_month) WHERE district_id IS NULL;
  ALTER TABLE point_entry ALTER COLUMN district_id SET NOT NULL;
  ALTER TABLE point_entry ENABLE TRIGGER point_entry_stays;`

/** Rules of one district, or (none named) of all that have none of their own. */
const rules = `
  ALTER TABLE point_rule DISABLE TRIGGER point_rule_stays;
  ALTER TABLE point_rule ADD COLUMN district_id text, ADD COLUMN publication_days integer NOT NULL DEFAULT 7,
    DROP CONSTRAINT point_rule_from_key,
    ADD CONSTRAINT point_rule_days CHECK (objection_days BETWEEN 5 AND 30 AND publication_days BETWEEN 7 AND 365);
  ALTER TABLE point_rule ALTER COLUMN publication_days DROP DEFAULT;
  CREATE UNIQUE INDEX point_rule_from ON point_rule (district_id, from_month) WHERE district_id IS NOT NULL;
  CREATE UNIQUE INDEX point_rule_of_all_from ON point_rule (from_month) WHERE district_id IS NULL;
  ALTER TABLE point_rule ENABLE TRIGGER point_rule_stays;`

const guards = (isOfDistrict: (row: string) => string, inDistrict: string) => `
  CREATE OR REPLACE FUNCTION refuse_settled_rule() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM point_month m WHERE m.month >= NEW.from_month AND m.state <> 'open' AND ${isOfDistrict('m')}) THEN
      RAISE EXCEPTION 'rules from % on would change a settled month', NEW.from_month
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE OR REPLACE FUNCTION refuse_lost_fact() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM point_entry e JOIN point_month m USING (${inDistrict})
               WHERE e.fact_id = OLD.activity_id AND m.state = 'published'
                 AND e.subject_id = coalesce(OLD.person_id, OLD.unit_id)) THEN
      RAISE EXCEPTION 'a fact under a published month stays: refuse it with a reason instead'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
  END $$;`

/** Months, standings, ledger and rules belong to a district. */
export class PointsByDistrict1793150000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(district + months + standings + entries + rules)
    await runner.query(
      guards(
        row => `(NEW.district_id IS NULL OR ${row}.district_id = NEW.district_id)`,
        'district_id, month',
      ),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM point_month WHERE district_id <> (SELECT min(district_id) FROM point_month);
      ALTER TABLE point_month DROP CONSTRAINT point_month_pkey, DROP COLUMN district_id, DROP COLUMN shown_until,
        ADD PRIMARY KEY (month);
      ALTER TABLE point_standing DROP COLUMN district_id;
      ALTER TABLE point_entry DROP COLUMN district_id;
      DROP INDEX point_rule_from, point_rule_of_all_from;
      ALTER TABLE point_rule DROP CONSTRAINT point_rule_days, DROP COLUMN district_id, DROP COLUMN publication_days,
        ADD CONSTRAINT point_rule_from_key UNIQUE (from_month)`)
    await runner.query(guards(() => 'true', 'month'))
    await runner.query('DROP FUNCTION point_district')
  }
}
