/**
 * The audit's tables. An entry is never touched after it was written: that it is sealed is said by its link, and that
 * it waits to be by a row of `audit_unsealed`, which has no index because it is all but empty.
 */
export const auditTables = `
  CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    person_id text,
    session text,
    operation text NOT NULL,
    subject text,
    subject_id text,
    outcome text NOT NULL,
    code text,
    address text,
    request_id text,
    details jsonb
  );
  CREATE INDEX audit_entry_of_person ON audit_entry (person_id, id) WHERE person_id IS NOT NULL;
  CREATE INDEX audit_entry_of_subject ON audit_entry (subject_id, id) WHERE subject_id IS NOT NULL;
  CREATE INDEX audit_entry_of_operation ON audit_entry (operation, id);

  CREATE TABLE audit_unsealed (
    entry_id bigint,
    process_id uuid,
    step_no integer
  );

  CREATE TABLE audit_link (
    sequence bigint PRIMARY KEY,
    entry_id bigint CONSTRAINT audit_link_of_entry UNIQUE,
    process_id uuid,
    step_no integer,
    digest text NOT NULL,
    sealed_at timestamptz NOT NULL,
    hash text NOT NULL,
    seal text NOT NULL,
    CONSTRAINT audit_link_of_step UNIQUE (process_id, step_no)
  );

  CREATE TABLE audit_anchor (
    day date PRIMARY KEY,
    sequence bigint NOT NULL,
    hash text NOT NULL,
    signature text NOT NULL
  );
`
