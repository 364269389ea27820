import type { MigrationInterface, QueryRunner } from 'typeorm'

const firstQuestionnaire = {
  questions: {
    unit: '您对“{name}”今年在社区的服务满意吗？',
    person: '您对党员“{name}”今年在社区的服务满意吗？',
  },
  choices: [
    { value: 'very', label: '很满意', face: '😄', points: 100 },
    { value: 'well', label: '满意', face: '😊', points: 80 },
    { value: 'fair', label: '一般', face: '😐', points: 60 },
    { value: 'poor', label: '不满意', face: '😔', points: 0 },
    { value: 'unknown', label: '不了解', face: '？', points: null },
  ],
  comment: '还有什么想说的？可以不写。',
}

const evaluations = `
  CREATE TABLE questionnaire (
    version integer PRIMARY KEY,
    district_id text,
    questions jsonb NOT NULL,
    choices jsonb NOT NULL,
    comment text NOT NULL DEFAULT '',
    created_by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE FUNCTION refuse_questionnaire_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% on questionnaire is refused: another version is another row', TG_OP
      USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER questionnaire_stays BEFORE UPDATE OR DELETE ON questionnaire
    FOR EACH ROW EXECUTE FUNCTION refuse_questionnaire_change();

  CREATE TABLE evaluation (
    id text PRIMARY KEY,
    number text NOT NULL,
    district_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
    year integer NOT NULL,
    title text NOT NULL,
    questionnaire_version integer NOT NULL REFERENCES questionnaire,
    seed text NOT NULL,
    households integer NOT NULL,
    minimum_valid integer NOT NULL,
    k integer NOT NULL,
    opens_at timestamptz,
    closes_at timestamptz,
    state text NOT NULL,
    extended boolean NOT NULL DEFAULT false,
    public_key text,
    unreadable integer NOT NULL DEFAULT 0,
    CONSTRAINT evaluation_of_year UNIQUE (district_id, year)
  );
  CREATE TABLE evaluation_community (
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    community_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
    listed integer NOT NULL,
    voted integer,
    ballots integer,
    paper integer,
    is_sufficient boolean,
    PRIMARY KEY (evaluation_id, community_id)
  );
  CREATE TABLE evaluation_subject (
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    community_id text NOT NULL,
    place integer NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (evaluation_id, community_id, place),
    CONSTRAINT evaluation_subject_once UNIQUE (evaluation_id, community_id, subject_kind, subject_id)
  );
  CREATE TABLE evaluation_result (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    community_id text,
    choice text NOT NULL,
    count integer NOT NULL,
    CONSTRAINT evaluation_result_once UNIQUE NULLS NOT DISTINCT (evaluation_id, subject_kind, subject_id, community_id, choice)
  )`

const slipsAndBallots = `
  CREATE TABLE slip (
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    community_id text NOT NULL REFERENCES org_unit ON DELETE CASCADE,
    number integer NOT NULL,
    token_hash text,
    cast_hash text,
    state text NOT NULL DEFAULT 'drawn',
    replaces integer,
    PRIMARY KEY (evaluation_id, community_id, number),
    CONSTRAINT slip_token UNIQUE (token_hash)
  );
  CREATE TABLE slip_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    community_id text NOT NULL,
    number integer,
    what text NOT NULL,
    reason text NOT NULL,
    by text NOT NULL,
    agreed_by text,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX slip_change_of ON slip_change (evaluation_id, community_id, id);

  CREATE TABLE urn (
    mark text PRIMARY KEY,
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    sealed bytea NOT NULL
  );
  CREATE TABLE ballot (
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    receipt text NOT NULL,
    community_id text,
    source text,
    answers smallint[],
    PRIMARY KEY (evaluation_id, receipt)
  );
  CREATE TABLE evaluation_comment (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    community_id text,
    text text NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    screened_by text,
    screened_at timestamptz
  );
  CREATE INDEX evaluation_comment_of ON evaluation_comment (evaluation_id, state);
  CREATE TABLE paper_ballot (
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    community_id text NOT NULL,
    number integer NOT NULL,
    entered_by text NOT NULL,
    sealed text,
    checked_by text,
    state text NOT NULL DEFAULT 'entered',
    PRIMARY KEY (evaluation_id, community_id, number)
  )`

/** The residents' annual evaluation: who is judged, slips, the urn, ballots as they are published, the result. */
export class Evaluations1793170000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(evaluations)
    await runner.query(slipsAndBallots)
    const { questions, choices, comment } = firstQuestionnaire
    await runner.query(
      `INSERT INTO questionnaire (version, questions, choices, comment, created_by)
       VALUES (1, $1, $2, $3, 'system-operator')`,
      [JSON.stringify(questions), JSON.stringify(choices), comment],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE paper_ballot, evaluation_comment, ballot, urn, slip_change, slip, evaluation_result,
        evaluation_subject, evaluation_community, evaluation, questionnaire;
      DROP FUNCTION refuse_questionnaire_change`)
  }
}
