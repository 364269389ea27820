/** What somebody with every right on the database might do to the record; the key is all they lack. */
import { randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'
import { genesis, linksAfter, type SealKeys } from '#persistence/audit/chain.js'
import { findLinks } from '#persistence/audit/check-audit.js'

/** A number from 0 up to, not including, another. */
export type Draw = (below: number) => number
export type Tamper = (connection: PoolClient, draw: Draw) => Promise<unknown>

const wrongKeys: SealKeys = [{ id: '0'.repeat(16), secret: randomBytes(32) }]

/** Some link that seals an entry, or a step. */
const some = async (connection: PoolClient, draw: Draw, what: 'entry_id' | 'process_id'): Promise<number> => {
  const { rows } = await connection.query<{ sequence: string }>(
    `SELECT sequence FROM audit_link WHERE ${what} IS NOT NULL ORDER BY sequence`,
  )
  return Number(rows[draw(rows.length)]?.sequence)
}

const entryChanges = [
  `person_id = 'somebody-else'`,
  `outcome = 'failed'`,
  `at = at + interval '1 microsecond'`,
  `details = details || '{"act": "counter"}'`,
  `subject_id = NULL`,
]
const lineChanges = [
  `by_person = 'somebody-else'`,
  `reason = 'another'`,
  `at = at - interval '1 day'`,
  `detail = '{}'`,
]

const changed =
  (changes: string[], table: 'audit_entry' | 'journal'): Tamper =>
  async (connection, draw) => {
    const isEntry = table === 'audit_entry'
    const link = await some(connection, draw, isEntry ? 'entry_id' : 'process_id')
    const joined = isEntry
      ? 'row.id = l.entry_id'
      : 'row.process_id = l.process_id AND row.step_no = l.step_no'
    return connection.query(
      `UPDATE ${table} AS row SET ${changes[draw(changes.length)]} FROM audit_link l WHERE l.sequence = $1 AND ${joined}`,
      [link],
    )
  }

const withoutEntry = async (connection: PoolClient, draw: Draw): Promise<number> => {
  const link = await some(connection, draw, 'entry_id')
  await connection.query(
    'DELETE FROM audit_entry USING audit_link l WHERE l.sequence = $1 AND audit_entry.id = l.entry_id',
    [link],
  )
  return link
}

const withoutLink = async (connection: PoolClient, draw: Draw): Promise<number> => {
  const link = await withoutEntry(connection, draw)
  await connection.query('DELETE FROM audit_link WHERE sequence = $1', [link])
  return link
}

const writeLinks = async (connection: PoolClient, keys: SealKeys, after: number): Promise<void> => {
  const [head] = after === 0 ? [] : await findLinks(connection, after - 1, 1)
  const links = await findLinks(connection, after, 1e6)
  for (const link of linksAfter(keys, head ?? genesis, '2026-11-22T00:00:00.000000Z', links))
    await connection.query(
      'UPDATE audit_link SET sealed_at = $2, digest = $3, hash = $4, seal = $5 WHERE sequence = $1',
      [link.sequence, link.sealedAt, link.digest, link.hash, link.seal],
    )
}

/** Numbers of later links move down by one; in two goes, since they are unique. */
const closeGap = async (connection: PoolClient, gap: number): Promise<void> => {
  await connection.query('UPDATE audit_link SET sequence = -sequence WHERE sequence > $1', [gap])
  await connection.query('UPDATE audit_link SET sequence = -sequence - 1 WHERE sequence < 0')
}

const forgedEntry = (connection: PoolClient) =>
  connection.query<{ id: string }>(
    `INSERT INTO audit_entry (at, person_id, operation, outcome) VALUES (now(), 'framed', 'act', 'done') RETURNING id`,
  )

export const tamperings: Record<string, Tamper> = {
  'an entry changed': changed(entryChanges, 'audit_entry'),
  'a line of the journal changed': changed(lineChanges, 'journal'),
  'an entry removed': withoutEntry,
  'an entry removed with its link': withoutLink,
  'an entry removed with its link, the rest renumbered': async (connection, draw) =>
    closeGap(connection, await withoutLink(connection, draw)),
  'an entry removed, everything after it chained anew': async (connection, draw) => {
    const gap = await withoutLink(connection, draw)
    await closeGap(connection, gap)
    await writeLinks(connection, wrongKeys, gap - 1)
  },
  'an entry changed, everything after it chained anew': async (connection, draw) => {
    await changed(entryChanges, 'audit_entry')(connection, draw)
    await writeLinks(connection, wrongKeys, 0)
  },
  'a step removed from the journal': async (connection, draw) =>
    connection.query(
      'DELETE FROM journal USING audit_link l WHERE l.sequence = $1 AND journal.process_id = l.process_id AND journal.step_no = l.step_no',
      [await some(connection, draw, 'process_id')],
    ),
  'a step taken out of the chain': async (connection, draw) => {
    const gap = await some(connection, draw, 'process_id')
    await connection.query('DELETE FROM audit_link WHERE sequence = $1', [gap])
    await closeGap(connection, gap)
  },
  'an entry put in': forgedEntry,
  'an entry put in with a link of its own': async connection => {
    const id = Number((await forgedEntry(connection)).rows[0]?.id)
    await connection.query(
      `INSERT INTO audit_link (sequence, entry_id, digest, sealed_at, hash, seal)
       SELECT sequence + 1, $1, digest, sealed_at, hash, seal FROM audit_link ORDER BY sequence DESC LIMIT 1`,
      [id],
    )
    const links = await findLinks(connection, 0, 1e6)
    await writeLinks(connection, wrongKeys, links.length - 1)
  },
  'a line put into a step': async (connection, draw) =>
    connection.query(
      `INSERT INTO journal SELECT j.process_id, j.step_no, 99, j.version, j.at, j.actor, 'framed', j.code, j.region, j.stage
         , j.round, j.seat_id, j.role, j.unit_id, j.person_id, j.act, j.outcome, j.reason, j.detail, j.policy_version, j.calendar_version
       FROM journal j JOIN audit_link l USING (process_id, step_no) WHERE l.sequence = $1 LIMIT 1`,
      [await some(connection, draw, 'process_id')],
    ),
  'a step put after the last, waiting to be sealed': async connection =>
    connection.query(
      `WITH last AS (SELECT * FROM journal ORDER BY step_no DESC LIMIT 1), framed AS (
         INSERT INTO journal (process_id, step_no, line_no, version, at, actor, code, region, stage, policy_version, calendar_version)
         SELECT process_id, step_no + 1, 1, version, at, actor, code, region, stage, policy_version, calendar_version FROM last
         RETURNING process_id, step_no)
       INSERT INTO audit_unsealed (process_id, step_no) SELECT * FROM framed`,
    ),
  'two entries exchanged': async (connection, draw) => {
    const [one, other] = [await some(connection, draw, 'entry_id'), await some(connection, draw, 'entry_id')]
    await connection.query(
      `UPDATE audit_entry e SET subject_id = o.subject_id, at = o.at - interval '1 second' FROM audit_link l, audit_link m, audit_entry o
       WHERE l.sequence = $1 AND m.sequence = $2 AND e.id = l.entry_id AND o.id = m.entry_id`,
      [one, other],
    )
  },
  'two links exchanged': async (connection, draw) => {
    const one = await some(connection, draw, 'entry_id')
    const other = await some(connection, draw, 'process_id')
    await connection.query(
      `UPDATE audit_link SET sequence = CASE sequence WHEN $1 THEN -$2 ELSE -$1 END WHERE sequence IN ($1, $2)`,
      [one, other],
    )
    await connection.query('UPDATE audit_link SET sequence = -sequence WHERE sequence < 0')
  },
  'the hour of a seal moved': async (connection, draw) =>
    connection.query(`UPDATE audit_link SET sealed_at = sealed_at - interval '1 hour' WHERE sequence = $1`, [
      await some(connection, draw, 'entry_id'),
    ]),
  'the tail cut off': async (connection, draw) =>
    connection.query(
      `WITH cut AS (DELETE FROM audit_link WHERE sequence > (SELECT max(sequence) FROM audit_link) - $1 RETURNING *), entries AS (
         DELETE FROM audit_entry USING cut WHERE audit_entry.id = cut.entry_id), steps AS (
         DELETE FROM journal j USING cut WHERE j.process_id = cut.process_id AND j.step_no = cut.step_no)
       SELECT`,
      [1 + draw(20)],
    ),
  'everything emptied': connection =>
    connection.query('TRUNCATE audit_link, audit_entry, audit_unsealed, journal, process CASCADE'),
}
