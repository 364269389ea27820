/**
 * The step transaction as one statement, so that a step costs one round trip. Everything hangs on the process row
 * having been written: when the guard on it fails, nothing else is.
 */
import { committedChannel } from './committed-acts.js'

const processColumns = `title text, stage text, outcome text, updated_at timestamptz, ended_at timestamptz,
  epoch integer, step_no integer, version integer, ahead_ms bigint, policy_version text, calendar_version text,
  subject_id text, next_due_at timestamptz, state jsonb`

const taskColumns = `region text, stage text, round text, form text, role text, unit_id text, person_id text,
  status text, opened_at timestamptz, due_at timestamptz, due_on date, provisional boolean, origin text, act text,
  closed_by text, on_behalf_of text, closed_at timestamptz, cancelled text`

const journalColumns = `line_no smallint, at timestamptz, actor text, by_person text, code text, region text,
  stage text, round text, seat_id text, role text, unit_id text, person_id text, act text, outcome text,
  reason text, detail jsonb, policy_version text, calendar_version text`

const noticeColumns = `line_no smallint, template text, at timestamptz, region text, stage text, round text,
  seat_id text, role text, unit_id text, person_id text, circle text, due_on date`

const namesOf = (columns: string): string[] =>
  columns.split(',').map(column => column.trim().split(' ')[0] ?? '')
const list = (columns: string): string => namesOf(columns).join(', ')

const insertProcess = `
  INSERT INTO process (id, kind, started_by, started_at, title_pinyin, ${list(processColumns)})
  SELECT id, kind, started_by, started_at, title_pinyin, ${list(processColumns)}
  FROM jsonb_to_record($1) AS step
    (id uuid, kind text, started_by text, started_at timestamptz, title_pinyin text, ${processColumns})
  ON CONFLICT (id) DO NOTHING`

const advanceProcess = `
  UPDATE process
  SET ${namesOf(processColumns)
    .map(name => `${name} = step.${name}`)
    .join(', ')}
  FROM jsonb_to_record($1) AS step (id uuid, ${processColumns})
  WHERE process.id = step.id AND process.epoch = step.epoch AND process.step_no = step.step_no - 1`

/**
 * `$1` process, `$2` units, `$3` tasks, `$4` journal, `$5` notices, `$6` the key with its answer, which is told to whoever waits
 * for it. A draft (暂存) goes with the act it became; all drafts of a seat go when the seat closes.
 */
const statement = (writeProcess: string): string => `
  WITH written AS (
    ${writeProcess}
    RETURNING process.id, process.kind, process.step_no, process.version
  ), units AS (
    INSERT INTO process_unit (process_id, unit_id)
    SELECT id, unit_id FROM written, jsonb_array_elements_text($2) AS unit_id
    ON CONFLICT DO NOTHING
  ), tasks AS (
    INSERT INTO task (process_id, kind, seat_id, ${list(taskColumns)})
    SELECT id, kind, task.* FROM written, jsonb_to_recordset($3) AS task (seat_id text, ${taskColumns})
    ON CONFLICT (process_id, seat_id) DO UPDATE
    SET ${namesOf(taskColumns)
      .map(name => `${name} = excluded.${name}`)
      .join(', ')}
  ), history AS (
    INSERT INTO journal (process_id, step_no, version, ${list(journalColumns)})
    SELECT id, step_no, version, line.* FROM written, jsonb_to_recordset($4) AS line (${journalColumns})
  ), notices AS (
    INSERT INTO notice (process_id, step_no, ${list(noticeColumns)})
    SELECT id, step_no, told.* FROM written, jsonb_to_recordset($5) AS told (${noticeColumns})
  ), keys AS (
    INSERT INTO act_key (process_id, key, body_hash, answer)
    SELECT id, act.key, act."bodyHash", act.answer
    FROM written, jsonb_to_recordset($6) AS act (key text, "bodyHash" text, answer jsonb)
  ), forgotten AS (
    DELETE FROM opinion_draft d USING written
    WHERE d.process_id = written.id AND (
      EXISTS (SELECT FROM jsonb_to_recordset($3) AS task (seat_id text, status text)
        WHERE task.seat_id = d.seat_id AND task.status IN ('done', 'cancelled'))
      OR EXISTS (SELECT FROM jsonb_to_recordset($4) AS line (seat_id text, act text, by_person text)
        WHERE line.seat_id = d.seat_id AND line.act = d.act AND line.by_person = d.person_id))
  ), unsealed AS (
    INSERT INTO audit_unsealed (process_id, step_no) SELECT id, step_no FROM written
  )
  SELECT id, told.* FROM written LEFT JOIN LATERAL (
    SELECT pg_notify('${committedChannel}', jsonb_build_object('processId', written.id, 'known', to_jsonb(act))::text)
    FROM jsonb_to_recordset($6) AS act (key text, "bodyHash" text, answer jsonb)
  ) told ON true`

/** `$7` units that lose sight of the process, `$8` people who gain it, `$9` copies. */
const withSight = (usual: string): string =>
  usual.replace(
    'units AS (',
    `departed AS (
    DELETE FROM process_unit USING written
    WHERE process_id = id AND unit_id IN (SELECT jsonb_array_elements_text($7))
  ), people AS (
    INSERT INTO process_person (process_id, person_id)
    SELECT id, person_id FROM written, jsonb_array_elements_text($8) AS person_id
    ON CONFLICT DO NOTHING
  ), copies AS (
    INSERT INTO copy (process_id, step_no, person_id, by_person, at, note)
    SELECT id, step_no, copied.*
    FROM written, jsonb_to_recordset($9) AS copied (person_id text, by_person text, at timestamptz, note text)
  ), units AS (`,
  )

/** Prepared once per connection under its name. */
export const firstStep = { name: 'commit-first-step', text: statement(insertProcess) }
export const nextStep = { name: 'commit-next-step', text: statement(advanceProcess) }
/** Seldom needed, so that the usual step does without: who may see the process changes by more than new units. */
export const firstSightStep = { name: 'commit-first-sight-step', text: withSight(firstStep.text) }
export const nextSightStep = { name: 'commit-next-sight-step', text: withSight(nextStep.text) }
