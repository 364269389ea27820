/** A data folder with appraisals from before questions belonged to a district keeps every one of them. */
import { randomUUID } from 'node:crypto'
import { knownMigrations, runMigrations } from '#persistence/migrate.js'
import { seedActivity } from '#testing/activities.js'
import { importSmallDistrict, units } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
const [code, voice, activityId] = [randomUUID(), randomUUID(), randomUUID()]

beforeAll(async () => {
  database = await testDatabase()
  const { pool, url } = database
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  const all = knownMigrations()
  await runMigrations(url, all.slice(0, all.indexOf('AppraisalsOfDistricts1793110000000')))
  await importSmallDistrict(pool)
  const { endsAt } = await seedActivity(pool, { id: activityId })
  await pool.query(
    `INSERT INTO appraisal_form (version, questions, scale, reason, set_by)
     SELECT 2, questions, scale, '第二版', 'officer-1' FROM appraisal_form`,
  )
  await pool.query(
    `INSERT INTO appraisal_code (id, activity_id, kind, number, form_version, token_hash, token_sealed, opens_at, closes_at, by)
     VALUES ($1, $2, 'shared', 1, 2, 'h', 's', $3, $3::timestamptz + interval '9 days', 'x')`,
    [code, activityId, endsAt],
  )
  await pool.query(
    `INSERT INTO appraisal (id, activity_id, community_id, form_version, source, code_id, answers, score)
     VALUES ($1, $2, $3, 2, 'code', $4, '{"attitude": 1}', 1)`,
    [voice, activityId, units.east1, code],
  )
  await pool.query(
    `INSERT INTO appraisal_judgement (appraisal_id, counts, reason, by) VALUES ($1, false, '核实', 'x')`,
    [voice],
  )
  await runMigrations(url)
})
afterAll(() => database.drop())

test('questions are the programme’s own, numbered as they were used, and the next one gets a fresh number', async () => {
  const { rows } = await database.pool.query(
    `INSERT INTO appraisal_form (unit_id, version, questions, scale, reason, set_by)
     SELECT $1, 1, questions, scale, '本区题目', 'officer-1' FROM appraisal_form WHERE id = 1 RETURNING id`,
    [units.district],
  )
  expect(rows).toEqual([{ id: 3 }])
  const all = await database.pool.query('SELECT id, unit_id, version FROM appraisal_form ORDER BY id')
  expect(all.rows).toEqual([
    { id: 1, unit_id: null, version: 1 },
    { id: 2, unit_id: null, version: 2 },
    { id: 3, unit_id: units.district, version: 1 },
  ])
})

test('a code holds as long as it did, and a voice that was left out is noted', async () => {
  const { rows } = await database.pool.query(
    `SELECT c.service_id, c.days, c.form_id AS of_code, a.form_id AS of_voice, j.verdict
     FROM appraisal_code c JOIN appraisal a ON a.code_id = c.id JOIN appraisal_judgement j ON j.appraisal_id = a.id`,
  )
  expect(rows).toEqual([{ service_id: activityId, days: 9, of_code: 2, of_voice: 2, verdict: 'noted' }])
})
