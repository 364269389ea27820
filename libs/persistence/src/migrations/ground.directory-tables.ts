/** The organisation tree, its people and offices, and the two menus of projects and posts. */
export const directoryTables = `
  CREATE TABLE org_unit (
    id text PRIMARY KEY,
    kind text NOT NULL,
    name text NOT NULL,
    pinyin text NOT NULL DEFAULT '',
    parent_id text REFERENCES org_unit,
    path text NOT NULL,
    sort integer NOT NULL DEFAULT 0,
    functions text
  );
  CREATE INDEX org_unit_below ON org_unit (path text_pattern_ops);
  CREATE INDEX org_unit_children ON org_unit (parent_id, sort);

  CREATE TABLE person (
    id text PRIMARY KEY,
    staff_number text NOT NULL CONSTRAINT person_staff_number_key UNIQUE,
    name text NOT NULL,
    pinyin text NOT NULL DEFAULT '',
    unit_id text NOT NULL REFERENCES org_unit,
    lives_in_id text REFERENCES org_unit
  );
  CREATE INDEX person_of_unit ON person (unit_id);

  CREATE TABLE role_grant (
    person_id text NOT NULL REFERENCES person,
    role text NOT NULL,
    unit_id text NOT NULL REFERENCES org_unit,
    granted_by text NOT NULL,
    valid_from date,
    valid_to date,
    PRIMARY KEY (person_id, role, unit_id)
  );
  CREATE INDEX role_grant_holders ON role_grant (role, unit_id);

  CREATE TABLE project_category (
    code text PRIMARY KEY,
    name text NOT NULL,
    sort integer NOT NULL DEFAULT 0,
    placeholder boolean NOT NULL DEFAULT false
  );
  CREATE TABLE post_category (
    code text PRIMARY KEY,
    name text NOT NULL,
    sort integer NOT NULL DEFAULT 0,
    placeholder boolean NOT NULL DEFAULT false
  );

  CREATE TABLE project (
    id text PRIMARY KEY,
    number text NOT NULL CONSTRAINT project_number_key UNIQUE,
    community_id text NOT NULL REFERENCES org_unit,
    category_code text NOT NULL REFERENCES project_category,
    title text NOT NULL,
    need text NOT NULL DEFAULT '',
    wanted_sessions integer,
    expected_from date,
    expected_to date,
    wanted_functions text
  );
  CREATE INDEX project_of_community ON project (community_id);

  CREATE TABLE post (
    id text PRIMARY KEY,
    community_id text NOT NULL REFERENCES org_unit,
    category_code text NOT NULL REFERENCES post_category,
    title text NOT NULL,
    capacity integer NOT NULL DEFAULT 1
  );
  CREATE INDEX post_of_community ON post (community_id);
`
