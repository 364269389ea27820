/** Who is signed in: the cookie's hash, never the cookie. */
export const sessionTables = `
  CREATE TABLE sign_in_session (
    id_hash text PRIMARY KEY,
    person_id text NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    signed_out_at timestamptz,
    address text,
    user_agent text
  );
  CREATE INDEX sign_in_session_of_person ON sign_in_session (person_id);
  CREATE INDEX sign_in_session_expiry ON sign_in_session (expires_at);
`
