/** What a step tells whom, and each person's in-app mailbox. */
export const noticeTables = `
  CREATE TABLE notice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    process_id uuid NOT NULL,
    step_no integer NOT NULL,
    line_no smallint NOT NULL,
    template text NOT NULL,
    at timestamptz NOT NULL,
    region text NOT NULL,
    stage text NOT NULL,
    round text,
    seat_id text,
    role text NOT NULL,
    unit_id text NOT NULL,
    person_id text,
    due_on date,
    next_try_at timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    CONSTRAINT notice_of_step UNIQUE (process_id, step_no, line_no)
  ) WITH (fillfactor = 80);
  CREATE INDEX notice_waiting ON notice (next_try_at, id) WHERE delivered_at IS NULL;

  CREATE TABLE message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id bigint NOT NULL REFERENCES notice,
    person_id text NOT NULL REFERENCES person,
    at timestamptz NOT NULL,
    fallback boolean NOT NULL DEFAULT false,
    read_at timestamptz,
    CONSTRAINT message_once UNIQUE (notice_id, person_id)
  );
  CREATE INDEX message_of_person ON message (person_id, id DESC);
  CREATE INDEX message_unread ON message (person_id) WHERE read_at IS NULL;
`
