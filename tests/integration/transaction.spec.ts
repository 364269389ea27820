/** A transaction says what really went wrong, and leaves no connection behind that cannot be used. */
import { Pool } from 'pg'
import { createPool } from '#persistence/pool.js'
import { inTransaction, inTransactionOn } from '#persistence/transaction.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { lineTo } from '../api/support/line.js'

let database: TestDatabase
/** Of one connection: whoever comes next gets the same, or none if it was never given back. */
let pool: Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = new Pool({ connectionString: database.url, max: 1 })
  pool.on('error', () => undefined)
  await pool.query('CREATE TABLE word (said text)')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})
beforeEach(() => pool.query('TRUNCATE word'))

const say = `INSERT INTO word VALUES ('yes')`
const count = async () => (await pool.query('SELECT FROM word')).rowCount

test('what is not kept is taken back, and what it came to is told all the same', async () => {
  const speak = (isKept: boolean) =>
    inTransaction(pool, async client => (await client.query(say)).rowCount, { isKept: () => isKept })
  expect([await speak(false), await count()]).toEqual([1, 0])
  expect([await speak(true), await count()]).toEqual([1, 1])
})

test('a connection that broke under it: the reason is the one that is told, and the next one gets a sound connection', async () => {
  const breaks = inTransaction(pool, async client => {
    client.on('error', () => undefined)
    await client.query(say)
    await client.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined)
    throw new Error('the true reason')
  })
  await expect(breaks).rejects.toThrow('the true reason')
  expect(await count()).toBe(0)
})

test('a server that is gone in the middle of it is told to whoever asks, and ends no process', async () => {
  const through = new URL(database.url)
  const line = await lineTo(through.hostname, Number(through.port))
  through.host = line.address
  const ours = createPool(through.href, { max: 1 })
  const cutOff = inTransaction(ours, async client => {
    await client.query(say)
    const asked = client.query('SELECT pg_sleep(0.2)')
    line.cut()
    await asked
  })
  await expect(cutOff).rejects.toThrow(/Connection terminated|ECONNRESET/)
  line.mend()
  expect((await ours.query('SELECT FROM word')).rowCount).toBe(0)
  await ours.end()
  await line.close()
})

test('on a connection that goes on: it is out of the transaction, and a rollback that fails hides nothing', async () => {
  const client = await pool.connect()
  client.on('error', () => undefined)
  const fails = (work: () => Promise<unknown>) =>
    inTransactionOn(client, async () => {
      await client.query(say)
      await work()
      throw new Error('the true reason')
    })
  await expect(fails(() => Promise.resolve())).rejects.toThrow('the true reason')
  await client.query(say)
  const ends = () => client.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined)
  await expect(fails(ends)).rejects.toThrow('the true reason')
  client.release(true)
  expect(await count()).toBe(1)
})
