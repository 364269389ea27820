import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Months that were counted and may still change: what is published stays as it is. */
const counted = `(SELECT DISTINCT month FROM point_month WHERE state IN ('settled', 'objections')) m`

const monthOf = (day: string) => `to_char(${day}, 'YYYY-MM')`
const subject = `CASE WHEN c.person_id IS NULL THEN 'agency' ELSE 'member' END, coalesce(c.person_id, c.agency_id)`

const marks = (name: string, about: string) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO point_change (subject, subject_id, month) SELECT DISTINCT ${subject}, m.month FROM ${about};
    RETURN NULL;
  END $$;`

const offers = (row: string) => `${row}.state IN ('open', 'held', 'closed')`
const offeredIn = (row: string) => `${monthOf(`${row}.starts_at AT TIME ZONE 'Asia/Shanghai'`)}`

const functions = [
  marks('mark_memberships', `changed c JOIN ${counted} ON ${monthOf('c.valid_from')} <= m.month`),
  marks(
    'mark_suspensions',
    `changed s JOIN membership c ON c.id = s.membership_id
     JOIN ${counted} ON m.month BETWEEN ${monthOf('s.from_on')} AND ${monthOf('s.to_on')}`,
  ),
  marks(
    'mark_offerings',
    `(VALUES (OLD.community_id, OLD.starts_at, OLD.state), (NEW.community_id, NEW.starts_at, NEW.state)) v (community_id, starts_at, state)
     JOIN ${counted} ON m.month = ${offeredIn('v')}
     JOIN membership c ON c.community_id = v.community_id AND ${monthOf('c.valid_from')} <= m.month
       AND (c.valid_to IS NULL OR ${monthOf('c.valid_to')} >= m.month)
     WHERE ${offers('v')}`,
  ),
]

const tables = { membership: 'mark_memberships', membership_suspension: 'mark_suspensions' }
/** What a row was counts as what it has become does. */
const events = [
  { event: 'INSERT', changed: 'NEW' },
  { event: 'UPDATE', changed: 'OLD' },
  { event: 'UPDATE', changed: 'NEW' },
  { event: 'DELETE', changed: 'OLD' },
]
const triggers = Object.entries(tables).flatMap(([table, mark]) =>
  events.map(({ event, changed }) => ({
    ...{ table, mark, event, changed },
    name: `counted_${event}_${changed}`.toLowerCase(),
  })),
)

const offerings = `
  CREATE TRIGGER counted_offerings AFTER UPDATE ON activity FOR EACH ROW
    WHEN ((${offers('OLD')}, OLD.community_id, OLD.starts_at) IS DISTINCT FROM (${offers('NEW')}, NEW.community_id, NEW.starts_at))
    EXECUTE FUNCTION mark_offerings();`

/**
 * Why somebody without points is not counted as zero rests on check-ins, suspensions and what a community held: where these change
 * after a month was counted, whoever they concern is looked at again before it is published.
 */
export class MembershipChanges1793820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const created = triggers.map(
      ({ table, mark, event, changed, name }) => `
      CREATE TRIGGER ${name} AFTER ${event} ON ${table} REFERENCING ${changed} TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION ${mark}();`,
    )
    await runner.query([...functions, ...created, offerings].join('\n'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(triggers.map(({ table, name }) => `DROP TRIGGER ${name} ON ${table};`).join('\n'))
    await runner.query(`
      DROP TRIGGER counted_offerings ON activity;
      DROP FUNCTION mark_memberships, mark_suspensions, mark_offerings`)
  }
}
