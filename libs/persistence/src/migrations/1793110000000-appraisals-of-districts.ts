import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Questions get an owner: those there are stay the programme's own, by the numbers under which they were used. */
const formsOfUnits = `
  DROP TRIGGER appraisal_form_stays ON appraisal_form;
  ALTER TABLE appraisal_form RENAME COLUMN version TO id;
  ALTER TABLE appraisal_form ADD unit_id text REFERENCES org_unit, ADD version integer;
  UPDATE appraisal_form SET version = id;
  ALTER TABLE appraisal_form ALTER version SET NOT NULL, ADD CONSTRAINT appraisal_form_version UNIQUE (unit_id, version),
    ALTER id ADD GENERATED ALWAYS AS IDENTITY;
  SELECT setval(pg_get_serial_sequence('appraisal_form', 'id'), (SELECT max(id) FROM appraisal_form));
  CREATE TRIGGER appraisal_form_stays BEFORE UPDATE OR DELETE ON appraisal_form
    FOR EACH ROW EXECUTE FUNCTION refuse_form_change()`

/** What is appraised is an activity or a claim, and a code follows it in time. */
const services = `
  ALTER TABLE appraisal_code ADD days integer;
  UPDATE appraisal_code c SET days = greatest(0, (c.closes_at AT TIME ZONE 'Asia/Shanghai')::date
    - (a.ends_at AT TIME ZONE 'Asia/Shanghai')::date) FROM activity a WHERE a.id = c.activity_id;
  ALTER TABLE appraisal_code ALTER days SET NOT NULL, DROP opens_at, DROP closes_at;
  ALTER TABLE appraisal_code RENAME COLUMN form_version TO form_id;
  ALTER TABLE appraisal_code RENAME CONSTRAINT appraisal_code_form_version_fkey TO appraisal_code_form_id_fkey;
  ALTER TABLE appraisal_code RENAME COLUMN activity_id TO service_id;
  ALTER TABLE appraisal_code DROP CONSTRAINT appraisal_code_activity_id_fkey;
  ALTER TABLE appraisal RENAME COLUMN form_version TO form_id;
  ALTER TABLE appraisal RENAME CONSTRAINT appraisal_form_version_fkey TO appraisal_form_id_fkey;
  ALTER TABLE appraisal RENAME COLUMN activity_id TO service_id;
  ALTER TABLE appraisal DROP CONSTRAINT appraisal_activity_id_fkey;
  ALTER INDEX appraisal_of_activity RENAME TO appraisal_of_service;
  ALTER TABLE appraisal_reply RENAME COLUMN activity_id TO service_id;
  ALTER TABLE appraisal_reply DROP CONSTRAINT appraisal_reply_activity_id_fkey`

const looksAndMistakes = `
  ALTER TABLE appraisal ADD withdrawn_at timestamptz, ADD withdrawn_by text, ADD withdrawn_reason text;
  DROP INDEX appraisal_by_community_once;
  CREATE UNIQUE INDEX appraisal_by_community_once ON appraisal (service_id)
    WHERE source = 'community' AND withdrawn_at IS NULL;
  DROP INDEX appraisal_of_code;
  CREATE INDEX appraisal_of_code ON appraisal (code_id, network_mark, at) WHERE code_id IS NOT NULL;
  ALTER TABLE appraisal_judgement ADD verdict text;
  UPDATE appraisal_judgement SET verdict = CASE WHEN counts THEN 'kept' ELSE 'noted' END;
  ALTER TABLE appraisal_judgement ALTER verdict SET NOT NULL, DROP counts;
  CREATE TRIGGER done_well_under_published BEFORE DELETE ON done_well
    FOR EACH ROW EXECUTE FUNCTION refuse_lost_fact()`

/** One way only: questions of two units cannot become one installation's again. */
export class AppraisalsOfDistricts1793110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(formsOfUnits)
    await runner.query(services)
    await runner.query(looksAndMistakes)
  }

  down(): Promise<void> {
    return Promise.reject(new Error('questions of two units cannot become one installation’s again'))
  }
}
