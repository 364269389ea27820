import type { MigrationInterface, QueryRunner } from 'typeorm'

const firstQuestions = [
  { id: 'attitude', text: '服务人员的态度怎么样？' },
  { id: 'result', text: '这次服务有没有帮上忙？' },
  { id: 'again', text: '您希望以后再有这样的服务吗？' },
]
const firstScale = [
  { value: 1, label: '很不满意', face: '😞' },
  { value: 2, label: '不满意', face: '😔' },
  { value: 3, label: '一般', face: '😐' },
  { value: 4, label: '满意', face: '😊' },
  { value: 5, label: '很满意', face: '😄' },
]

const codesAndVoices = `
  CREATE TABLE appraisal_form (
    version integer PRIMARY KEY,
    questions jsonb NOT NULL,
    scale jsonb NOT NULL,
    reason text NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE FUNCTION refuse_form_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% on appraisal_form is refused: another version is another row', TG_OP
      USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER appraisal_form_stays BEFORE UPDATE OR DELETE ON appraisal_form
    FOR EACH ROW EXECUTE FUNCTION refuse_form_change();

  CREATE TABLE appraisal_code (
    id uuid PRIMARY KEY,
    activity_id text NOT NULL REFERENCES activity ON DELETE CASCADE,
    kind text NOT NULL,
    number integer NOT NULL,
    form_version integer NOT NULL REFERENCES appraisal_form,
    token_hash text NOT NULL,
    token_sealed text NOT NULL,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    used_at timestamptz,
    revoked_at timestamptz,
    revoked_reason text,
    by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT appraisal_code_token UNIQUE (token_hash),
    CONSTRAINT appraisal_code_number UNIQUE (activity_id, number)
  );

  CREATE TABLE appraisal (
    id uuid PRIMARY KEY,
    activity_id text NOT NULL REFERENCES activity ON DELETE CASCADE,
    community_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
    form_version integer NOT NULL REFERENCES appraisal_form,
    source text NOT NULL,
    code_id uuid REFERENCES appraisal_code ON DELETE CASCADE,
    answers jsonb NOT NULL,
    score double precision NOT NULL,
    comment text,
    device_mark text,
    network_mark text,
    at timestamptz NOT NULL DEFAULT now(),
    by text
  );
  CREATE INDEX appraisal_of_activity ON appraisal (activity_id, at);
  CREATE INDEX appraisal_of_code ON appraisal (code_id, network_mark) WHERE code_id IS NOT NULL;
  CREATE UNIQUE INDEX appraisal_once_a_device ON appraisal (code_id, device_mark) WHERE device_mark IS NOT NULL;
  CREATE UNIQUE INDEX appraisal_by_community_once ON appraisal (activity_id) WHERE source = 'community'`

const whatFollows = `
  CREATE TABLE appraisal_judgement (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    appraisal_id uuid NOT NULL REFERENCES appraisal ON DELETE CASCADE,
    counts boolean NOT NULL,
    reason text NOT NULL,
    by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX appraisal_judgement_of ON appraisal_judgement (appraisal_id, id);

  CREATE TABLE appraisal_reply (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activity_id text NOT NULL REFERENCES activity ON DELETE CASCADE,
    text text NOT NULL,
    by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX appraisal_reply_of ON appraisal_reply (activity_id, id);

  CREATE TABLE done_well (
    id uuid PRIMARY KEY,
    activity_id text NOT NULL REFERENCES activity ON DELETE CASCADE,
    person_id text REFERENCES person,
    unit_id text REFERENCES org_unit,
    reason text NOT NULL,
    by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    CONSTRAINT done_well_subject CHECK (num_nonnulls(person_id, unit_id) = 1)
  );
  CREATE UNIQUE INDEX done_well_once ON done_well (activity_id, person_id)
    WHERE person_id IS NOT NULL AND withdrawn_at IS NULL;
  CREATE UNIQUE INDEX done_well_of_unit_once ON done_well (activity_id, unit_id)
    WHERE unit_id IS NOT NULL AND withdrawn_at IS NULL`

/** Routine appraisal: questions by version, codes on slips, voices, what was decided about them, and 表现良好. */
export class Appraisals1793040000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(codesAndVoices)
    await runner.query(whatFollows)
    await runner.query(
      `INSERT INTO appraisal_form (version, questions, scale, reason, set_by) VALUES (1, $1, $2, '首版评议题', 'system-operator')`,
      [JSON.stringify(firstQuestions), JSON.stringify(firstScale)],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE done_well, appraisal_reply, appraisal_judgement, appraisal, appraisal_code, appraisal_form;
      DROP FUNCTION refuse_form_change`)
  }
}
