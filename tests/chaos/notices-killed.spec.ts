/**
 * The worker is killed again and again while 300 messages go out by all four channels. None is lost; one comes twice
 * only where the worker died between the other side's taking it and writing that down, and then under the same id.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { repositoryRoot } from '#config/repository.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { readKeys, type Keys } from '#secrets/key-file.js'
import { claimRules, importSmallDistrict, units } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testTemporal, type TestTemporal } from '#testing/temporal.js'
import { testMailbox, type TestMailbox } from '../api/support/mailbox.js'
import { addChannel, disturbAlways, giveMailbox, offerClaim } from '../integration/support/notices.js'
import { dingtalkSecret, outside, webhookSecret, type Outside } from '../integration/support/outside.js'
import { report } from './harness/report.js'

jest.setTimeout(300_000)

const leaseSeconds = 2
const folder = mkdtempSync(join(tmpdir(), 'notices-killed-'))
const keyFile = join(folder, 'key')
let keys: Keys
let database: TestDatabase
let temporal: TestTemporal
let mailbox: TestMailbox
let world: Outside
let workers: ChildProcess[]

beforeAll(() => {
  writeFileSync(keyFile, randomBytes(32).toString('base64'))
  keys = readKeys(keyFile)
})
afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(async () => {
  workers = []
  database = await testDatabase()
  temporal = await testTemporal()
  mailbox = await testMailbox()
  world = await outside()
  Object.assign(world, { pace: 100_000, slowMs: 200 })
  await importSmallDistrict(database.pool)
  await seedRules(database.pool, { kind: 'claim', ...claimRules() })
  await database.pool.query('UPDATE channel SET per_minute = 10000, gap_minutes = 0')
  await disturbAlways(database.pool)
})
afterEach(async () => {
  await Promise.all(workers.map(kill))
  await mailbox.close()
  await world.close()
  await temporal.close()
  await database.drop()
})

/** The product's own worker, as built. */
const startWorker = (): ChildProcess => {
  const worker = spawn(process.execPath, [join(repositoryRoot(), 'dist/apps/worker/main.js')], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      PAYLOAD_KEY_FILE: keyFile,
      DATA_KEY_FILE: keyFile,
      AUDIT_KEY_FILE: keyFile,
      FILES_DIR: join(folder, 'files'),
      SMTP_URL: mailbox.url,
      MAIL_FROM: '双报到协同平台 <dj@example.gov.cn>',
      WEBHOOK_NETWORKS: '127.0.0.0/8',
      NOTICE_LEASE_SECONDS: String(leaseSeconds),
      NOTICE_RETRY_SECONDS: '1',
    },
  })
  workers.push(worker)
  return worker
}

const kill = async (worker: ChildProcess): Promise<void> => {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const ended = new Promise(resolve => worker.once('exit', resolve))
  worker.kill('SIGKILL')
  await ended
}

/** One claim tells `count` deputy secretaries of a community by mail. */
const mailTo = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    const id = `secretary-${index}`
    await database.pool.query(
      `WITH known AS (INSERT INTO person (id, staff_number, name, unit_id) VALUES ($1, $1, $1, $2))
       INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'CommunityDeputySecretary', $2, 'test')`,
      [id, units.east1],
    )
    await giveMailbox(database.pool, id)
  }
  await offerClaim(database.pool)
}

/** As many communities, each with a robot of both kinds and a webhook, each offered a claim. */
const groupsOf = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    const unitId = `community-${index}`
    await database.pool.query(
      `INSERT INTO org_unit (id, kind, name, parent_id, path)
       SELECT $1, 'community', $1, id, path || $1 || '/' FROM org_unit WHERE id = $2`,
      [unitId, units.east],
    )
    const { wecom, dingtalk, webhook } = world.addresses
    await addChannel(database.pool, keys, { kind: 'wecom', unitId, address: wecom })
    await addChannel(database.pool, keys, {
      kind: 'dingtalk',
      unitId,
      address: dingtalk,
      secret: dingtalkSecret,
    })
    await addChannel(database.pool, keys, {
      kind: 'webhook',
      unitId,
      address: webhook,
      secret: webhookSecret,
    })
    await offerClaim(database.pool, { communityId: unitId })
  }
}

/** Ids (their beginnings) of everything that came, as often as it came. */
const received = (): string[] => [
  ...mailbox.letters.map(({ id }) => id.slice(1, 9)),
  ...[...world.wecom, ...world.dingtalk].map(text => /消息号 (\w{8})/.exec(text)?.[1] ?? text),
  ...world.events.map(({ id }) => id.slice(0, 8)),
]

interface Told {
  id: string
  state: string
  attempts: number
  /** Whether an attempt began while an earlier one was neither at its end nor at that of its lease. */
  overlaps: boolean
}

const envelopes = async (): Promise<Told[]> => {
  const { rows } = await database.pool.query<Told>(`
    SELECT left(e.id::text, 8) AS id, e.state, e.attempts, coalesce(bool_or(
      a.next_at < least(a.ended_at, a.at + interval '${leaseSeconds} seconds')), false) AS overlaps
    FROM envelope e LEFT JOIN (
      SELECT *, lead(at) OVER (PARTITION BY envelope_id ORDER BY no) AS next_at FROM envelope_attempt
    ) AS a ON a.envelope_id = e.id GROUP BY e.id`)
  return rows
}

/** Everything that must not be, in words. */
const faultsIn = (all: Told[], came: string[]): string[] => {
  const times = new Map<string, number>()
  for (const id of came) times.set(id, (times.get(id) ?? 0) + 1)
  return all.flatMap(({ id, state, attempts, overlaps }) => {
    const count = times.get(id) ?? 0
    return [
      ...(state === 'sent' ? [] : [`${id} is ${state}`]),
      ...(count === 0 ? [`${id} was lost`] : []),
      ...(count > attempts ? [`${id} came ${count} times in ${attempts} attempts`] : []),
      ...(overlaps ? [`${id} was taken while it was held`] : []),
    ]
  })
}

const isDone = async (count: number): Promise<boolean> => {
  const { rows } = await database.pool.query<{ sent: number }>(
    `SELECT count(*)::int AS sent FROM envelope WHERE state = 'sent'`,
  )
  return rows[0]?.sent === count
}

/** Waits for some messages to come, then a moment more, in the middle of others, and kills. @returns how often */
const killUntilDone = async (count: number): Promise<number> => {
  const deadline = Date.now() + 150_000
  for (let kills = 0; ; kills += 1) {
    const worker = startWorker()
    const before = received().length
    while (received().length < before + 25 && Date.now() < deadline) {
      if (await isDone(count)) return kills
      await sleep(20)
    }
    if (Date.now() >= deadline) throw new Error(`not done after ${kills} kills`)
    await sleep(Math.random() * 400)
    await kill(worker)
  }
}

test('300 messages by four channels, the worker killed all the while: none lost, none doubled beyond its window', async () => {
  await mailTo(150)
  await groupsOf(50)
  const kills = await killUntilDone(300)
  const all = await envelopes()
  const came = received()
  expect(all).toHaveLength(300)
  expect(faultsIn(all, came)).toEqual([])
  expect(world.faults).toEqual([])
  const doubled = came.length - new Set(came).size
  report({ messages: all.length, kills, cameTwice: doubled })
  expect(kills).toBeGreaterThanOrEqual(5)
})

test('planted: without a lease two workers send the same, and it is noticed', async () => {
  await database.pool.query(`
    CREATE FUNCTION forget_lease() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN NEW.leased_until := NULL; RETURN NEW; END $$;
    CREATE TRIGGER forget_lease BEFORE UPDATE ON envelope FOR EACH ROW EXECUTE FUNCTION forget_lease()`)
  // Less than the lease: each attempt ends in its own time, unless somebody else takes it meanwhile.
  world.slowMs = 1_800
  await groupsOf(10)
  startWorker()
  startWorker()
  const deadline = Date.now() + 60_000
  while (!(await isDone(30)) && Date.now() < deadline) await sleep(50)
  expect(faultsIn(await envelopes(), received()).join()).toContain('was taken while it was held')
})
