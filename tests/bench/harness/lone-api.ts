/** The real API on a Postgres of its own, without Temporal behind it: for what never asks a process. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { waitFor } from '#embedded/waiting.js'
import type { HttpClient } from '../claim/http-client.js'

export interface LoneServer {
  /** Below `dist`. */
  entry: string
  port: number
  databaseUrl: string
  keyFile: string
  folder: string
  /** Answers when it is there. */
  path: string
}

export const apiServer = { entry: 'apps/api/main.js', path: '/health/live' }

/** @returns once it answers */
export const startServer = async (server: LoneServer): Promise<ChildProcess> => {
  const { entry, port, databaseUrl, keyFile: key, folder, path } = server
  const child = spawn(process.execPath, [join(repositoryRoot(), 'dist', entry)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ...{ PORT: String(port), DATABASE_URL: databaseUrl, DEMO_MODE: '1', LOG_LEVEL: 'warn' },
      // Nobody answers there.
      ...{ TEMPORAL_ADDRESS: '127.0.0.1:9', TEMPORAL_NAMESPACE: 'none' },
      ...{ PAYLOAD_KEY_FILE: key, SESSION_KEY_FILE: key, DATA_KEY_FILE: key, AUDIT_KEY_FILE: key },
      FILES_DIR: join(folder, 'files'),
    },
  })
  const answers = () =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: path === '/' ? 'POST' : 'GET',
      ...(path === '/' && { body: '{"items":[]}' }),
    }).then(
      () => true,
      () => false,
    )
  if (!(await waitFor(answers, { timeoutMs: 60_000 }))) throw new Error(`${entry} does not answer`)
  return child
}

/** One key for whatever a server seals. @returns its file */
export const keyFileIn = (folder: string): string => {
  const keyFile = join(folder, 'bench.key')
  writeFileSync(keyFile, randomBytes(32).toString('base64'))
  return keyFile
}

/** @returns the headers of somebody's requests */
export const signIn = async (http: HttpClient, personId: string): Promise<{ cookie: string }> => {
  const { status, headers } = await http.post('/api/demo/sign-in', { personId })
  if (status !== 200) throw new Error(`${personId} cannot sign in: ${status}`)
  return { cookie: (headers['set-cookie'] ?? []).map(line => line.split(';')[0]).join('; ') }
}
