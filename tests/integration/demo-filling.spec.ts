/** A start that is broken off while it fills the demo in leaves nothing half done: the next one has it whole, and once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCliConfig } from '#config/cli.js'
import { dataLayout, prepareLayout } from '#embedded/data-layout.js'
import { fillWhole } from '#persistence/seed/fill-whole.js'
import { importSmallDistrict, smallDistrictFolder } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { claim } from '#workflows/claim/claim.lifecycle.js'
import { fillDistrict } from '../../apps/cli/start/district.js'

const folder = mkdtempSync(join(tmpdir(), 'demo-filling-'))
const layout = dataLayout(join(folder, 'data'))
const brokenOff = 'broken off'
let database: TestDatabase

beforeAll(() => prepareLayout(layout))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const fill = (directory?: string): Promise<string> => {
  const config = readCliConfig({ DATA_DIR: layout.dataDir, DEMO_MODE: '1' })
  return fillDistrict(config, layout, database.url, directory)
}

/** In which a claim can stay, or end by somebody's act. */
const everyStage = Object.keys(claim.main)
  .filter(stage => !['signed', 'terminated'].includes(stage))
  .sort()

const verdicts = (outcome: string): Promise<number> =>
  count(
    `journal j JOIN process p ON p.id = j.process_id AND p.kind = 'claim' WHERE j.outcome = 'verdict.${outcome}'`,
  )

const count = async (what: string): Promise<number> => {
  const { rows } = await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`)
  return rows[0]?.n ?? -1
}

test('it is there whole the second time, and stays as it is the third', async () => {
  // Fails once the check-ins are there.
  await database.pool.query(
    `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${brokenOff}'; END $$;
     CREATE TRIGGER break_off BEFORE INSERT ON activity EXECUTE FUNCTION break_off()`,
  )
  await expect(fill()).rejects.toThrow(brokenOff)
  expect(await count('process')).toBe(128)
  const told = await fill()
  const figures = (told.match(/\d+/g) ?? []).map(Number)
  expect(figures).toHaveLength(5)
  expect(Math.min(...figures)).toBeGreaterThan(20)
  expect(await count(`process WHERE kind = 'checkIn'`)).toBe(128)
  expect(await count('evaluation')).toBe(2)
  const { rows } = await database.pool.query<{ stage: string }>(
    `SELECT DISTINCT stage FROM process WHERE kind = 'claim'`,
  )
  expect(rows.map(({ stage }) => stage).sort()).toEqual(everyStage)
  // The letter's figures.
  expect(await verdicts('approved')).toBe(72)
  expect(await verdicts('returned')).toBe(29)
  const processes = await count('process')
  expect(await fill()).toContain('保持不变')
  expect(await count('process')).toBe(processes)
})

test("a district's own data takes the place of half a demo, and nothing of the demo is added to it later", async () => {
  const half = fillWhole(database.pool, async () => {
    await importSmallDistrict(database.pool)
    await database.pool.query(`UPDATE org_unit SET name = '演示社区'`)
    throw new Error(brokenOff)
  })
  await expect(half).rejects.toThrow(brokenOff)
  await fill(smallDistrictFolder)
  expect(await count(`org_unit WHERE name = '演示社区'`)).toBe(0)
  const units = await count('org_unit')
  expect(await fill()).toContain('保持不变')
  expect({ units: await count('org_unit'), processes: await count('process') }).toEqual({
    units,
    processes: 0,
  })
})
