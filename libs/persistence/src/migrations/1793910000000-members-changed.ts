import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Months that were counted and may still change: what is published stays as it is. */
const counted = `(SELECT DISTINCT month, (month || '-01')::date AS first_day, ((month || '-01')::date + interval '1 month' - interval '1 day')::date AS last_day
  FROM point_month WHERE state = 'objections') m`

/** Whose member somebody was in a month that was counted: what came to be or ended after its last day says nothing about it. */
const membersIn = (rows: string) => `
  SELECT c.person_id, c.unit_id, c.valid_from, m.month, least(c.valid_to, m.last_day) AS until
  FROM ${rows} c JOIN ${counted} ON coalesce(c.valid_from <= m.last_day, true) AND coalesce(c.valid_to >= m.first_day, true)
  WHERE c.role = 'InServicePartyMember'`

/**
 * The agency looks at all of its members again; whoever was one and is none now, or otherwise, may stand in another.
 * @param came and @param went queries for what was not so before, and is so no longer
 */
const marks = (name: string, came: string, went: string) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    WITH came AS (${came}), went AS (${went})
    INSERT INTO point_change (subject, subject_id, month)
    SELECT 'agency', unit_id, month FROM came UNION SELECT 'agency', unit_id, month FROM went
    UNION SELECT 'member', person_id, month FROM went;
    RETURN NULL;
  END $$;`

const [old, now] = [membersIn('old_rows'), membersIn('new_rows')]
const nobody = `${membersIn('role_grant')} AND false`

const functions = [
  marks('mark_new_members', now, nobody),
  marks('mark_changed_members', `${now} EXCEPT ${old}`, `${old} EXCEPT ${now}`),
  marks('mark_lost_members', nobody, old),
  `CREATE FUNCTION mark_leavers() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO point_change (subject, subject_id, month)
    SELECT 'member', NEW.id, m.month FROM ${counted} WHERE least(OLD.left_on, NEW.left_on) < m.last_day;
    RETURN NULL;
  END $$;`,
]

const triggers = [
  { event: 'INSERT', rows: 'NEW TABLE AS new_rows', mark: 'mark_new_members' },
  { event: 'UPDATE', rows: 'OLD TABLE AS old_rows NEW TABLE AS new_rows', mark: 'mark_changed_members' },
  { event: 'DELETE', rows: 'OLD TABLE AS old_rows', mark: 'mark_lost_members' },
].map(each => ({ ...each, name: `counted_members_${each.event.toLowerCase()}` }))

/**
 * Where somebody stands rests on whose member they were at the month's end: where that changes after the month was counted, the
 * agencies concerned are counted again before it is published.
 */
export class MembersChanged1793910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const created = triggers.map(
      ({ event, rows, mark, name }) => `
      CREATE TRIGGER ${name} AFTER ${event} ON role_grant REFERENCING ${rows} FOR EACH STATEMENT EXECUTE FUNCTION ${mark}();`,
    )
    await runner.query([...functions, ...created].join('\n'))
    await runner.query(`
      CREATE TRIGGER counted_leavers AFTER UPDATE OF left_on ON person FOR EACH ROW
        WHEN (OLD.left_on IS DISTINCT FROM NEW.left_on) EXECUTE FUNCTION mark_leavers()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(triggers.map(({ name }) => `DROP TRIGGER ${name} ON role_grant;`).join('\n'))
    await runner.query(`
      DROP TRIGGER counted_leavers ON person;
      DROP FUNCTION mark_new_members, mark_changed_members, mark_lost_members, mark_leavers`)
  }
}
