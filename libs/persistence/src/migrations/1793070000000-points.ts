import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The ledger and its rules only grow, rules never change a settled month, and a published fact stays. */
const pointGuards = `
  CREATE FUNCTION refuse_point_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% on % is refused: points are only ever added to', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER point_entry_stays BEFORE UPDATE OR DELETE ON point_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_point_change();
  CREATE TRIGGER point_rule_stays BEFORE UPDATE OR DELETE ON point_rule
    FOR EACH ROW EXECUTE FUNCTION refuse_point_change();

  CREATE FUNCTION refuse_settled_rule() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM point_month WHERE month >= NEW.from_month AND state <> 'open') THEN
      RAISE EXCEPTION 'rules from % on would change a settled month', NEW.from_month
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER point_rule_in_time BEFORE INSERT ON point_rule
    FOR EACH ROW EXECUTE FUNCTION refuse_settled_rule();

  CREATE FUNCTION refuse_lost_fact() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM point_entry e JOIN point_month m USING (month)
               WHERE e.fact_id = OLD.activity_id AND m.state = 'published'
                 AND e.subject_id = coalesce(OLD.person_id, OLD.unit_id)) THEN
      RAISE EXCEPTION 'a fact under a published month stays: refuse it with a reason instead'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER attendance_under_published BEFORE DELETE ON attendance
    FOR EACH ROW EXECUTE FUNCTION refuse_lost_fact()`

/** The rules of points by version, the ledger that only grows, the months, and where each subject stands in one. */
export class Points1793070000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE point_rule (
        version integer PRIMARY KEY,
        from_month text NOT NULL,
        activity integer NOT NULL,
        done_well integer NOT NULL,
        weekly_model integer NOT NULL,
        zero_by text NOT NULL,
        objection_days integer NOT NULL,
        reason text NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT point_rule_amounts CHECK (activity > 0 AND done_well > 0 AND weekly_model > 0),
        CONSTRAINT point_rule_from_key UNIQUE (from_month)
      );
      INSERT INTO point_rule (version, from_month, activity, done_well, weekly_model, zero_by, objection_days, reason, set_by)
      VALUES (1, '2020-01', 1, 1, 2, 'month', 5, '办法所定的分值', 'system-operator');

      CREATE TABLE point_month (
        month text PRIMARY KEY,
        state text NOT NULL DEFAULT 'open',
        settled_through text,
        pass_at timestamptz,
        settled_on date,
        objections_until date,
        publication_by text,
        published_at timestamptz,
        begun_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE point_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        month text NOT NULL,
        subject text NOT NULL,
        subject_id text NOT NULL,
        rule text NOT NULL,
        rule_version integer NOT NULL REFERENCES point_rule,
        amount integer NOT NULL,
        fact_kind text NOT NULL,
        fact_id text NOT NULL,
        fact_on date NOT NULL,
        confirmed_by text NOT NULL,
        reverses bigint REFERENCES point_entry,
        cause text,
        written_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT point_entry_amount CHECK (amount <> 0)
      );
      CREATE UNIQUE INDEX point_entry_once ON point_entry (subject, subject_id, fact_id, fact_kind, rule)
        WHERE reverses IS NULL;
      CREATE UNIQUE INDEX point_entry_reversed_once ON point_entry (reverses) WHERE reverses IS NOT NULL;
      CREATE INDEX point_entry_of_subject ON point_entry (subject, subject_id, month);
      CREATE INDEX point_entry_of_fact ON point_entry (fact_id);

      CREATE TABLE point_standing (
        month text NOT NULL,
        subject text NOT NULL,
        subject_id text NOT NULL,
        agency_id text NOT NULL,
        points integer NOT NULL,
        earned integer NOT NULL,
        standing text NOT NULL,
        exclusion text,
        PRIMARY KEY (month, subject, subject_id)
      );
      CREATE INDEX point_standing_of_agency ON point_standing (agency_id, month);`)
    await runner.query(pointGuards)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER attendance_under_published ON attendance;
      DROP TABLE point_standing, point_entry, point_month, point_rule;
      DROP FUNCTION refuse_point_change, refuse_settled_rule, refuse_lost_fact`)
  }
}
