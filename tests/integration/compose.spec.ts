/** What docker-compose.yml says of our own services, done by plain processes: its commands, environment and checks. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { choosePorts } from '#embedded/ports.js'
import { withClient } from '#embedded/postgres-connection.js'
import { waitFor } from '#embedded/waiting.js'
import { testServers } from '#testing/servers.js'
import { ensureNamespace } from '../../apps/cli/temporal.js'
import { composeFile, type ComposeService } from '../architecture/compose/compose-file.js'

const root = repositoryRoot()
const folder = mkdtempSync(join(tmpdir(), 'compose-'))
const secrets = join(folder, 'secrets')
const origin = 'https://dj.example.gov.cn'
const { services } = composeFile({ PUBLIC_ORIGIN: origin })
const running: ChildProcess[] = []
let places: [inside: string, here: string][]

const service = (name: string): ComposeService => {
  const found = services[name]
  if (!found) throw new Error(`no service ${name}`)
  return found
}

/** An address or path of the containers as it is on this machine. */
const here = (text: string): string =>
  text === '0.0.0.0'
    ? '127.0.0.1'
    : places.reduce((now, [inside, outside]) => now.replaceAll(inside, outside), text)

const environmentOf = (name: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  ...Object.fromEntries(
    Object.entries(service(name).environment ?? {}).map(([variable, value]) => [variable, here(value)]),
  ),
})

const commandOf = (name: string, command = service(name).command ?? []): [string, string[]] => {
  const [program = '', ...args] = command.map(here)
  expect(program).toBe('node')
  return [process.execPath, args]
}

/** `docker compose run name` */
const run = (name: string, command?: string[]) => {
  const [program, args] = commandOf(name, command)
  return spawnSync(program, args, { cwd: root, env: environmentOf(name), encoding: 'utf8' })
}

/** `docker compose up name` */
const up = (name: string): ChildProcess => {
  const [program, args] = commandOf(name)
  const child = spawn(program, args, {
    cwd: root,
    env: environmentOf(name),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.push(child)
  return child
}

const isHealthy = (name: string): boolean => {
  const [how, ...command] = service(name).healthcheck?.test ?? []
  expect(how).toBe('CMD')
  return run(name, command).status === 0
}

beforeAll(async () => {
  const made = spawnSync('sh', [join(root, 'deploy/make-secrets.sh'), secrets, 'dj.example.gov.cn'], {
    encoding: 'utf8',
  })
  expect({ status: made.status, stderr: made.stderr }).toEqual({ status: 0, stderr: '' })
  const { adminUrl, temporalAddress } = testServers()
  const password = readFileSync(join(secrets, 'postgres.password'), 'utf8').trim()
  // Not a superuser, and its own database only: less than the container gives.
  await withClient(adminUrl, async client => {
    await client.query(`CREATE ROLE compose_role LOGIN PASSWORD '${password}'`)
    await client.query('CREATE DATABASE compose_database OWNER compose_role')
  })
  const ports = await choosePorts({ names: ['api', 'worker'], rememberedIn: join(folder, 'ports.json') })
  places = [
    ['3000', String(ports.api)],
    ['3001', String(ports.worker)],
    ['dual_checkin@postgres:5432/dual_checkin', `compose_role@${new URL(adminUrl).host}/compose_database`],
    ['temporal:7233', temporalAddress],
    ['/run/secrets', secrets],
    ['/app/', `${root}/`],
    ['/anchors', join(folder, 'anchors')],
    ['/files', join(folder, 'files')],
    ['/urn', join(folder, 'urn')],
    ['/imports', join(folder, 'imports')],
    ['/backups', join(folder, 'backups')],
    ['/var/lib/dual-checkin', join(folder, 'operator')],
  ]
  await ensureNamespace(temporalAddress, service('api').environment?.TEMPORAL_NAMESPACE ?? '')
})

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await withClient(testServers().adminUrl, async client => {
    await client.query('DROP DATABASE compose_database WITH (FORCE)')
    await client.query('DROP ROLE compose_role')
  })
  rmSync(folder, { recursive: true, force: true })
})

test('the secrets are made once, and only their owner and group may read them', () => {
  const names = readdirSync(secrets).sort()
  expect(names).toEqual(
    [
      ...[
        'audit.key',
        'data.key',
        'oidc.secret',
        'payload.key',
        'postgres.password',
        'session.key',
        'smtp.url',
      ],
      ...['tls.crt', 'tls.key'],
    ].sort(),
  )
  const before = names.map(name => readFileSync(join(secrets, name), 'utf8'))
  const again = spawnSync('sh', [join(root, 'deploy/make-secrets.sh'), secrets], { encoding: 'utf8' })
  expect({ status: again.status, stdout: again.stdout }).toEqual({ status: 0, stdout: '' })
  expect(names.map(name => readFileSync(join(secrets, name), 'utf8'))).toEqual(before)
})

test('the tables job does its work, and nothing the second time', () => {
  for (const _ of [1, 2]) expect(run('tables')).toMatchObject({ status: 0, stderr: '' })
})

test('a job whose secret is missing says which', () => {
  const [program, args] = commandOf('tables')
  const env = { ...environmentOf('tables'), POSTGRES_PASSWORD_FILE: '/gone/postgres.password' }
  const { status, stderr } = spawnSync(program, args, { cwd: root, env, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('POSTGRES_PASSWORD_FILE')
})

test('worker and API become healthy by their own checks, and end in order when told to', async () => {
  const children = ['worker', 'api'].map(name => ({ name, child: up(name) }))
  for (const { name } of children)
    expect([name, await waitFor(() => isHealthy(name), { timeoutMs: 60_000, everyMs: 300 })]).toEqual([
      name,
      true,
    ])
  const api = here('http://127.0.0.1:3000')
  expect((await fetch(`${api}/api/session`)).status).toBe(401)

  const backup = run('operator', ['node', 'dist/apps/cli/backup.js', '--to', '/backups/', '--keep', '2'])
  expect(backup).toMatchObject({ status: 0, stdout: expect.stringContaining('已回读核对') as string })
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
  expect(existsSync(join(folder, 'operator', 'postgres'))).toBe(false)

  for (const { name, child } of children) {
    child.kill('SIGTERM')
    expect([name, ...((await once(child, 'exit')) as unknown[])]).toEqual([name, 0, null])
  }
})
