/** Policies and calendars: versioned values, never changed in place. */
export const ruleTables = `
  CREATE TABLE policy_version (
    kind text NOT NULL,
    version text NOT NULL,
    effective_from date NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (kind, version)
  );
  CREATE TABLE calendar_version (
    version text PRIMARY KEY,
    body jsonb NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now()
  );
`
