import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Figures of a unit and a period, and what has changed since they were counted. Every change of a fact notes which
 * unit's which month it touches, in the fact's own transaction: rows only, nobody waits for anybody.
 */
export class Figures1793050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables)
    await runner.query(notes)
    for (const [table, note] of Object.entries(noteOf)) await runner.query(triggersOn(table, note))
    await runner.query(treeNotes)
    await runner.query('SELECT note_all_figures()')
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(noteOf), 'org_unit'])
      for (const event of ['inserted', 'updated_from', 'updated_to', 'deleted', 'moved'])
        await runner.query(`DROP TRIGGER IF EXISTS figures_${event} ON ${table}`)
    await runner.query(`
      DROP FUNCTION note_attendances, note_activities, note_memberships, note_moved_units, note_all_figures, figure_day, figure_month;
      DROP TABLE figure_change, figure_period`)
  }
}

const tables = `
  CREATE TABLE figure_period (
    unit_id text NOT NULL,
    period text NOT NULL,
    held integer NOT NULL,
    cancelled integer NOT NULL,
    attendances integer NOT NULL,
    people integer NOT NULL,
    organisations integer NOT NULL,
    companions integer NOT NULL,
    counted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (unit_id, period)
  );
  CREATE TABLE figure_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_id text NOT NULL,
    month date NOT NULL
  )`

/** The agencies that a row of attendance t at an activity a counts for. */
const agenciesOf = `
  SELECT t.unit_id WHERE t.unit_id IS NOT NULL
  UNION ALL SELECT m.agency_id FROM membership m WHERE m.person_id = t.person_id
    AND figure_day(a.starts_at) BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity')`

const noteFunction = (name: string, rows: string): string => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO figure_change (unit_id, month) ${rows};
    RETURN NULL;
  END $$`

const notes = [
  `CREATE FUNCTION figure_day(timestamptz) RETURNS date LANGUAGE sql STABLE
     RETURN ($1 AT TIME ZONE 'Asia/Shanghai')::date`,
  `CREATE FUNCTION figure_month(timestamptz) RETURNS date LANGUAGE sql STABLE
     RETURN date_trunc('month', $1 AT TIME ZONE 'Asia/Shanghai')::date`,
  noteFunction(
    'note_attendances',
    `SELECT DISTINCT who.unit_id, figure_month(a.starts_at) FROM changed t JOIN activity a ON a.id = t.activity_id
     CROSS JOIN LATERAL (SELECT a.community_id UNION ALL ${agenciesOf}) who (unit_id)
     WHERE t.state = 'confirmed'`,
  ),
  noteFunction(
    'note_activities',
    `SELECT DISTINCT a.community_id, figure_month(a.starts_at) FROM changed a
     UNION
     SELECT DISTINCT who.unit_id, figure_month(a.starts_at) FROM changed a
     JOIN attendance t ON t.activity_id = a.id AND t.state = 'confirmed'
     CROSS JOIN LATERAL (${agenciesOf}) who (unit_id)`,
  ),
  noteFunction(
    'note_memberships',
    `SELECT DISTINCT m.agency_id, figure_month(a.starts_at) FROM changed m
     JOIN attendance t ON t.person_id = m.person_id AND t.state = 'confirmed' JOIN activity a ON a.id = t.activity_id
     WHERE figure_day(a.starts_at) BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity')`,
  ),
  `CREATE FUNCTION note_all_figures() RETURNS void LANGUAGE sql
   BEGIN ATOMIC
     INSERT INTO figure_change (unit_id, month)
     SELECT community_id, figure_month(starts_at) FROM activity
     UNION SELECT who.unit_id, figure_month(a.starts_at) FROM attendance t JOIN activity a ON a.id = t.activity_id
       CROSS JOIN LATERAL (${agenciesOf}) who (unit_id) WHERE t.state = 'confirmed'
     UNION SELECT unit_id, to_date(period, 'YYYY-MM') FROM figure_period WHERE period LIKE '____-__' AND period NOT LIKE '%Q%';
   END`,
].join(';\n')

const noteOf: Record<string, string> = {
  attendance: 'note_attendances',
  activity: 'note_activities',
  membership: 'note_memberships',
}

const triggersOn = (table: string, note: string): string =>
  [
    ['inserted', 'INSERT', 'NEW'],
    ['updated_from', 'UPDATE', 'OLD'],
    ['updated_to', 'UPDATE', 'NEW'],
    ['deleted', 'DELETE', 'OLD'],
  ]
    .map(
      ([name, event, side]) =>
        `CREATE TRIGGER figures_${name} AFTER ${event} ON ${table}
           REFERENCING ${side} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${note}()`,
    )
    .join(';\n')

/** A unit that goes elsewhere takes its figures from all that were above it to all that are. */
const treeNotes = `
  CREATE FUNCTION note_moved_units() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO figure_change (unit_id, month)
    SELECT DISTINCT above.id, to_date(f.period, 'YYYY-MM')
    FROM was JOIN is_now USING (id) JOIN figure_period f ON f.unit_id = was.id AND f.period ~ '^[0-9]{4}-[0-9]{2}$'
    CROSS JOIN LATERAL unnest(string_to_array(trim('/' FROM was.path) || '/' || trim('/' FROM is_now.path), '/')) above (id)
    WHERE was.path <> is_now.path;
    RETURN NULL;
  END $$;
  CREATE TRIGGER figures_moved AFTER UPDATE ON org_unit
    REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_moved_units()`
