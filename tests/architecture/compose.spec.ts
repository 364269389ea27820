/** No engine runs here, so the compose file is held against its specification and against our own rules. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCiphers } from 'node:tls'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { repositoryRoot } from '#config/repository.js'
import { workerNodeArguments } from '#config/worker.js'
import { composeFile, type ComposeFile, type ComposeService } from './compose/compose-file.js'

const root = repositoryRoot()
const variables = { PUBLIC_ORIGIN: 'https://dj.example.gov.cn' }
const file = composeFile(variables)

/** What the specification has against it. */
const breachesOfSpecification = (content: unknown): string[] => {
  const text = readFileSync(join(root, 'tests/architecture/compose/compose-spec.json'), 'utf8')
  const { $schema: _draft, ...schema } = JSON.parse(text) as Record<string, unknown>
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }))
  const validate = ajv.compile(schema)
  return validate(content)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const isJob = ({ restart }: ComposeService): boolean =>
  restart === 'no' || (restart ?? '').startsWith('on-failure')
/** Secrets and keys, and URLs that carry a password. */
const clearSecret = /(PASSWORD|PWD|SECRET|TOKEN|KEY)$|:\/\/[^:@/]+:[^@/]+@/
/** What an image's own entry point writes into: seen in their sources, and said beside the service. */
const writesIntoItself = ['temporal', 'temporal-ui']

type Rule = (service: ComposeService, name: string) => boolean

const rules: Record<string, Rule> = {
  'runs as somebody other than root': ({ user }) => /^[1-9]\d*:[1-9]\d*$/.test(user ?? ''),
  'has no capability of the kernel': ({ cap_drop, cap_add, privileged }) =>
    cap_drop?.includes('ALL') === true && cap_add === undefined && !privileged,
  'can gain no privileges': ({ security_opt }) => security_opt?.includes('no-new-privileges:true') === true,
  'cannot write into its image': ({ read_only }, name) =>
    read_only === true || writesIntoItself.includes(name),
  'takes no more of the host than it is given': ({ deploy }) =>
    ['cpus', 'memory', 'pids'].every(limit => deploy?.resources?.limits?.[limit] !== undefined),
  'comes back after a failure': ({ restart }) =>
    restart === 'unless-stopped' || isJob({ restart } as ComposeService),
  'says whether it is well, or ends': service =>
    service.healthcheck !== undefined || isJob(service) || service.image.startsWith('temporalio/ui'),
  'keeps its log in bounds': ({ logging }) =>
    logging?.options?.['max-size'] !== undefined && logging.options['max-file'] !== undefined,
  'is of one exact version': ({ image }) => /:v?\d+(\.\d+)+$/.test(image),
  'has no secret in clear': ({ environment = {} }) =>
    Object.entries(environment).every(([name, value]) => !clearSecret.test(name) && !clearSecret.test(value)),
  'is on named networks': ({ networks = [] }) =>
    networks.length > 0 && networks.every(name => name in file.networks),
  'gets secrets that there are': ({ secrets = [] }) => secrets.every(name => name in file.secrets),
}

const breaches = (rule: Rule, services: ComposeFile['services']): string[] =>
  Object.entries(services)
    .filter(([name, service]) => !rule(service, name))
    .map(([name]) => name)

test('it is what the specification calls a compose file', () => {
  expect(breachesOfSpecification(file)).toEqual([])
})

test('planted: what the specification does not know is found', () => {
  const { api } = file.services
  const planted = (change: object) => ({ ...file, services: { api: { ...api, ...change } } })
  for (const change of [{ memory_limit: '1G' }, { ports: 80 }, { depends_on: { x: { condition: 'ready' } } }])
    expect(breachesOfSpecification(planted(change))).not.toEqual([])
})

test.each(Object.entries(rules))('every service %s', (_name, rule) => {
  expect(breaches(rule, file.services)).toEqual([])
})

test.each(Object.entries(rules))('planted: a service that is not so is found: %s', (_name, rule) => {
  const careless = {
    image: 'postgres:latest',
    environment: { POSTGRES_PASSWORD: 'x' },
    secrets: ['gone'],
    cap_add: ['SYS_ADMIN'],
  }
  expect(breaches(rule, { careless })).toEqual(['careless'])
})

test('only the proxy can be reached, and the console from this host', () => {
  const published = Object.entries(file.services).flatMap(([name, { ports = [] }]) =>
    ports.map(port => [name, port]),
  )
  expect(published).toEqual([
    ['proxy', '443:8443'],
    ['proxy', '80:8080'],
    ['temporal-ui', '127.0.0.1:8080:8080'],
  ])
  expect(file.networks.data).toEqual({ internal: true })
  for (const name of ['postgres', 'temporal']) expect(file.services[name]?.networks).toEqual(['data'])
})

test('every file that it names is there, and so is what it waits for', () => {
  const mounted = Object.values(file.services)
    .flatMap(({ volumes = [] }) => volumes.map(volume => volume.split(':')[0] ?? ''))
    .filter(path => path.startsWith('./deploy'))
  expect(mounted).toHaveLength(2)
  for (const path of mounted) expect([path, existsSync(join(root, path))]).toEqual([path, true])
  for (const { depends_on = {} } of Object.values(file.services))
    for (const [name, { condition }] of Object.entries(depends_on)) {
      const awaited = file.services[name]
      if (condition === 'service_healthy') expect([name, awaited?.healthcheck]).not.toEqual([name, undefined])
      else expect([name, awaited && isJob(awaited)]).toEqual([name, true])
    }
})

test('the schema comes before the server, the server before its namespace, and that before whoever uses it', () => {
  const waitsFor = (name: string): string[] => Object.keys(file.services[name]?.depends_on ?? {})
  expect(waitsFor('temporal')).toContain('temporal-schema')
  expect(waitsFor('temporal-namespace')).toContain('temporal')
  for (const name of ['api', 'worker']) expect(waitsFor(name)).toEqual(['tables', 'temporal-namespace'])
})

test('the proxy speaks TLS 1.2 and 1.3 alone, and of 1.2 only ciphers with forward secrecy that OpenSSL knows', () => {
  const nginx = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
  const listed = (name: string) => new RegExp(`^\\s*${name} (.+);$`, 'm').exec(nginx)?.[1] ?? ''
  expect(listed('ssl_protocols')).toBe('TLSv1.2 TLSv1.3')
  const ciphers = listed('ssl_ciphers').split(':')
  expect(ciphers.length).toBeGreaterThan(3)
  expect(ciphers.filter(name => !/^ECDHE-.*(GCM|POLY1305)/.test(name))).toEqual([])
  expect(ciphers.filter(name => !getCiphers().includes(name.toLowerCase()))).toEqual([])
})

test('the proxy asks anew where the API is: a container that is made again may have another address', () => {
  const nginx = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
  const [, major, minor] = /:(\d+)\.(\d+)\./.exec(file.services.proxy?.image ?? '') ?? []
  // Of names that are resolved again nginx knows since 1.27.3, and only with a zone and a resolver.
  expect(Number(major) * 100 + Number(minor)).toBeGreaterThanOrEqual(128)
  expect(nginx).toMatch(
    /resolver 127\.0\.0\.11 [^]*upstream api \{\s+zone api 64k;\s+server api:3000 resolve;/,
  )
  expect(nginx.match(/proxy_pass .*/g)).toEqual(['proxy_pass http://api;', 'proxy_pass http://api;'])
})

/** Where a service writes, by its environment, without a volume of its own or without its place in the image. */
const unkept = ({ environment = {}, volumes = [] }: Partial<ComposeService>): string[] => {
  const image = readFileSync(join(root, 'Dockerfile'), 'utf8')
  const written = Object.entries(environment).filter(([name]) => name.endsWith('_DIR') && name !== 'WEB_DIR')
  return written
    .filter(
      ([, place]) => !volumes.some(volume => volume.endsWith(`:${place}`)) || !image.includes(` ${place} `),
    )
    .map(([name]) => name)
}

test('what the platform keeps in folders outlives its containers', () => {
  for (const name of ['api', 'worker', 'operator']) expect(unkept(file.services[name] ?? {})).toEqual([])
  expect(unkept({ environment: { IMPORT_DIR: '/imports' } })).toEqual(['IMPORT_DIR'])
})

test('what must be set is said in .env.example, and no variable of it is a secret', () => {
  expect(() => composeFile()).toThrow('PUBLIC_ORIGIN must be set')
  const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n')
  const named = lines.flatMap(line => /^(?:# )?([A-Z_]+)=/.exec(line)?.[1] ?? [])
  expect(named).toEqual(
    expect.arrayContaining(['PUBLIC_ORIGIN', 'SECRETS_DIR', 'SECRETS_GROUP', 'BACKUPS_DIR']),
  )
  expect(named.filter(name => clearSecret.test(name))).toEqual([])
})

describe('the image', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
  const stages = dockerfile.split(/^FROM /m).slice(1)

  test('is built from a lock file, runs as nobody, and has no tools of development', () => {
    expect(stages).toHaveLength(3)
    expect(dockerfile).toMatch(/^ARG NODE=node:\d+\.\d+\.\d+-/m)
    expect(stages.at(1)).toContain('npm ci --omit=dev')
    expect(stages.at(-1)).toMatch(/^USER node$/m)
    expect(stages.at(-1)).toMatch(/^HEALTHCHECK /m)
    expect(stages.at(-1)).not.toMatch(/npm |--from=build \/app\/node_modules/)
  })

  test('copies what is there, and nothing that is ignored', () => {
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    )
    expect(sources.length).toBeGreaterThan(5)
    for (const source of sources) {
      expect([source, existsSync(join(root, source))]).toEqual([source, true])
      expect(ignored).toContain(`!${source.split('/')[0]}`)
    }
  })
})

test('the worker runs within the bounds of memory that it runs in everywhere', () => {
  expect(file.services.worker?.command).toEqual(['node', ...workerNodeArguments, 'dist/apps/worker/main.js'])
})
