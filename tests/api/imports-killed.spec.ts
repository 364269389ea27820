/** An importer that dies in the middle of its transaction leaves nothing half-done. */
import { readdirSync, readFileSync } from 'node:fs'
import { people, units } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'
import { applied, checked, settled, type Import } from './support/imports.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi({ IMPORT_PAUSE_MS: '4000' })
})
afterAll(() => api.close())

const count = async (sql: string): Promise<number> => (await api.database.pool.query(sql)).rows[0].count

/** The process that works on this import. */
const importerOf = (id: string): number | undefined => {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  const found = pids.find(pid => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(id)
    } catch {
      return false
    }
  })
  return found === undefined ? undefined : Number(found)
}

/** Every row is written, and not yet committed. */
const untilWritten = async (): Promise<void> => {
  for (;;) {
    const waiting = await count(
      `SELECT count(*)::int FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND datname = current_database()`,
    )
    if (waiting > 0) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

test('killed before it commits: nothing has changed, and it can be confirmed again', async () => {
  const administrator = await api.as(people.securityAdministrator)
  const rows = Array.from({ length: 500 }, (_, at) => `Q${at},齐一人,${units.j1},2015-07`)
  const ready = await checked(administrator, Buffer.from(['工号,姓名,单位,到本单位年月', ...rows].join('\n')))
  await administrator.post(`/api/imports/${ready.id}/apply`, { version: ready.version })
  await untilWritten()
  process.kill(importerOf(ready.id) ?? Number.NaN, 'SIGKILL')
  const back = await settled(administrator, ready.id)
  expect(back).toMatchObject({ state: 'ready', fault: { message: '导入中断了，没有任何改动' } })
  expect(await count(`SELECT count(*)::int FROM person WHERE id LIKE 'Q%'`)).toBe(0)
  expect(await count(`SELECT count(*)::int FROM directory_change`)).toBe(0)
  const done: Import = await applied(administrator, back)
  expect(done.state).toBe('applied')
  expect(await count(`SELECT count(*)::int FROM person WHERE id LIKE 'Q%'`)).toBe(500)
  expect(
    await count(
      `SELECT count(*)::int FROM role_grant WHERE person_id LIKE 'Q%' AND role = 'InServicePartyMember'`,
    ),
  ).toBe(500)
})
