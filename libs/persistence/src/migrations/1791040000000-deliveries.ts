import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Ways out of the platform, and everything that leaves by them. */
export class Deliveries1791040000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${channels}${deliveries}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE envelope_attempt, delivery, envelope, notice_preference, quiet_hours, channel',
    )
  }
}

const channels = `
  CREATE TABLE channel (
    id text PRIMARY KEY,
    kind text NOT NULL,
    unit_id text REFERENCES org_unit,
    name text NOT NULL,
    address text,
    secret text,
    serves_below boolean NOT NULL DEFAULT false,
    is_on boolean NOT NULL DEFAULT true,
    per_minute integer NOT NULL,
    gap_minutes integer NOT NULL,
    rests_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz
  );
  CREATE UNIQUE INDEX channel_of_unit ON channel (unit_id, kind) WHERE removed_at IS NULL;
  INSERT INTO channel (id, kind, name, per_minute, gap_minutes) VALUES ('mail', 'mail', '邮件', 60, 10);

  CREATE TABLE quiet_hours (
    unit_id text PRIMARY KEY REFERENCES org_unit,
    quiet_from text,
    quiet_to text
  );

  CREATE TABLE notice_preference (
    person_id text PRIMARY KEY REFERENCES person,
    mail boolean NOT NULL DEFAULT true,
    gap_minutes integer
  );
`

const deliveries = `
  CREATE TABLE envelope (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    channel_id text NOT NULL REFERENCES channel,
    recipient text NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    created_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL DEFAULT now(),
    leased_until timestamptz,
    sent_at timestamptz,
    receipt text,
    fault text,
    reason text
  ) WITH (fillfactor = 80);
  CREATE INDEX envelope_waiting ON envelope (channel_id, next_try_at) WHERE state = 'waiting';
  CREATE INDEX envelope_of_recipient ON envelope (channel_id, recipient, created_at);
  CREATE INDEX envelope_dead ON envelope (created_at) WHERE state = 'dead';

  CREATE TABLE delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id bigint NOT NULL REFERENCES notice,
    channel_id text NOT NULL REFERENCES channel,
    recipient text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    envelope_id uuid REFERENCES envelope,
    skipped text,
    CONSTRAINT delivery_once UNIQUE (notice_id, channel_id, recipient)
  );
  CREATE INDEX delivery_unpacked ON delivery (channel_id, recipient) WHERE envelope_id IS NULL AND skipped IS NULL;
  CREATE INDEX delivery_in_envelope ON delivery (envelope_id);
  CREATE INDEX delivery_by_time ON delivery (at);

  CREATE TABLE envelope_attempt (
    envelope_id uuid REFERENCES envelope,
    no integer,
    channel_id text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    fault text,
    detail text,
    PRIMARY KEY (envelope_id, no)
  );
  CREATE INDEX envelope_attempt_pace ON envelope_attempt (channel_id, at);
`
