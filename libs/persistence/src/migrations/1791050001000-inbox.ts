import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What people keep for their inbox: named filters, drafts of opinions, phrases; and copies nobody has read. */
export class Inbox1791050001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox_filter (
        id uuid PRIMARY KEY,
        person_id text NOT NULL REFERENCES person,
        name text NOT NULL,
        box text NOT NULL,
        filter jsonb NOT NULL,
        saved_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT inbox_filter_name UNIQUE (person_id, name)
      );
      CREATE TABLE opinion_draft (
        person_id text NOT NULL REFERENCES person,
        process_id uuid NOT NULL,
        seat_id text NOT NULL,
        act text NOT NULL,
        body jsonb NOT NULL,
        saved_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (person_id, process_id, seat_id, act)
      );
      CREATE INDEX opinion_draft_of_seat ON opinion_draft (process_id, seat_id);
      CREATE TABLE own_phrase (
        person_id text NOT NULL REFERENCES person,
        text text NOT NULL,
        used_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (person_id, text)
      );
      CREATE INDEX copy_unread ON copy (person_id) WHERE read_at IS NULL;
      DROP INDEX task_done_for;
      CREATE INDEX task_done_for ON task (on_behalf_of, closed_at DESC) WHERE on_behalf_of IS NOT NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX copy_unread;
      DROP INDEX task_done_for;
      CREATE INDEX task_done_for ON task (on_behalf_of) WHERE on_behalf_of IS NOT NULL;
      DROP TABLE own_phrase, opinion_draft, inbox_filter`)
  }
}
