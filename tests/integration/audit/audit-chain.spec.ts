/** One chain, whoever writes at once; and whatever is done to it behind its back is found. */
import { randomBytes } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { anchorOf, type Anchor } from '#persistence/audit/anchors.js'
import { genesis, type SealKeys } from '#persistence/audit/chain.js'
import { checkAudit, checkSurroundings, findLinks } from '#persistence/audit/check-audit.js'
import { findHead, sealAudit } from '#persistence/audit/seal-audit.js'
import { linkChecks, verifyChain, type Flaw } from '#persistence/audit/verify-chain.js'
import { createPool } from '#persistence/pool.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { tamperings, type Draw } from './tamperings.js'
import { linksOfWriter, write } from './writers.js'

const writers = 16
const keys: SealKeys = [{ id: 'a'.repeat(16), secret: randomBytes(32) }]
let database: TestDatabase
let pool: Pool
let anchor: Anchor

beforeAll(async () => {
  database = await testDatabase()
  pool = createPool(database.url, { max: writers + 4 })
  await writeAndSeal()
  anchor = anchorOf(keys, '2026-11-22', await findHead(pool))
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** Sixteen writers and two sealers at once; the sealers go on until nothing is left. */
const writeAndSeal = async (): Promise<void> => {
  let isWriting = true
  const sealer = async () => {
    while (isWriting) await sealAudit(pool, keys)
  }
  const sealers = [sealer(), sealer()]
  await Promise.all(Array.from({ length: writers }, () => write(pool)))
  isWriting = false
  await Promise.all(sealers)
  while ((await sealAudit(pool, keys)).sealed > 0);
}

test('sixteen writers and two sealers make one chain without a gap, everything in it once', async () => {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS links, min(sequence)::int AS first, max(sequence)::int AS last, count(entry_id)::int AS entries,
       count(process_id)::int AS steps, count(DISTINCT sealed_at) > 5 AS "inManyBatches",
       (SELECT count(*)::int FROM audit_unsealed) AS waiting FROM audit_link`,
  )
  const links = writers * linksOfWriter
  expect(rows).toEqual([
    { links, first: 1, last: links, entries: 320, steps: 240, inManyBatches: true, waiting: 0 },
  ])
  expect(await checkAudit(pool, keys, [anchor])).toEqual({ head: await findHead(pool) })
})

/** The same numbers every time. */
const drawing = (seed: number): Draw => {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return (state >> 8) % below
  }
}

/** Does something to the record, looks at it, and undoes it. */
const afterwards = async <T>(
  tamper: (connection: PoolClient) => Promise<unknown>,
  look: (connection: PoolClient) => Promise<T>,
): Promise<T> => {
  const connection = await pool.connect()
  try {
    await connection.query('BEGIN')
    for (const table of ['audit_entry', 'audit_link', 'journal'])
      await connection.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await tamper(connection)
    return await look(connection)
  } finally {
    await connection.query('ROLLBACK')
    connection.release()
  }
}

const kinds = Object.entries(tamperings)
const attempts = Array.from({ length: 100 }, (_, nth) => ({
  nth,
  name: kinds[nth % kinds.length]?.[0] ?? '',
  tamper: (connection: PoolClient) => kinds[nth % kinds.length]?.[1](connection, drawing(nth + 1)) ?? fail(),
}))

test('a hundred tamperings with every right on the database, all found', async () => {
  const missed: string[] = []
  for (const { nth, name, tamper } of attempts) {
    const { flaw } = await afterwards(tamper, connection => checkAudit(connection, keys, [anchor]))
    if (!flaw) missed.push(`${nth}: ${name}`)
  }
  expect(missed).toEqual([])
})

test('planted: a verifier that does not look at the hash before misses some of them', async () => {
  const blind = linkChecks.filter(({ flaw }) => flaw !== 'chainBroken')
  expect(blind).toHaveLength(linkChecks.length - 1)
  const found = async (connection: PoolClient): Promise<Flaw | undefined> =>
    verifyChain(keys, genesis, await findLinks(connection, 0, 1e6), blind).flaw ??
    (await checkSurroundings(connection, keys, [anchor]))
  const missed = new Set<string>()
  for (const { name, tamper } of attempts) if (!(await afterwards(tamper, found))) missed.add(name)
  expect([...missed]).toEqual(['two links exchanged', 'the hour of a seal moved'])
})

test('the first wrong one is named', async () => {
  const flawOf = async (name: string) =>
    (
      await afterwards(
        connection => tamperings[name]?.(connection, below => 7 % below) ?? fail(),
        connection => checkAudit(connection, keys, [anchor]),
      )
    ).flaw
  const { rows } = await pool.query<{ sequence: string; entry: string }>(
    'SELECT sequence, entry_id AS entry FROM audit_link WHERE entry_id IS NOT NULL ORDER BY sequence LIMIT 1 OFFSET 7',
  )
  const [sequence, entryId] = [Number(rows[0]?.sequence), Number(rows[0]?.entry)]
  expect(await flawOf('an entry changed')).toMatchObject({ flaw: 'contentChanged', sequence, entryId })
  expect(await flawOf('an entry removed')).toMatchObject({ flaw: 'contentGone', sequence, entryId })
  expect(await flawOf('an entry removed with its link')).toEqual({ flaw: 'linkMissing', sequence })
  expect(await flawOf('the tail cut off')).toEqual({ flaw: 'anchorNotMet', sequence: anchor.sequence })
  expect(await flawOf('an entry put in')).toMatchObject({ flaw: 'notLinked' })
})

test('another key verifies nothing, an anchor of another key is no anchor', async () => {
  const others: SealKeys = [{ id: 'a'.repeat(16), secret: randomBytes(32) }]
  expect((await checkAudit(pool, others, [])).flaw).toMatchObject({ flaw: 'sealForged', sequence: 1 })
  const forged = { ...anchor, signature: anchorOf(others, anchor.day, anchor).signature }
  expect((await checkAudit(pool, keys, [forged])).flaw).toMatchObject({ flaw: 'anchorForged' })
})

const fail = (): never => {
  throw new Error('no such tampering')
}
