/** A second API, in a process of its own, on the same database and the same files: it can be killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { choosePorts } from '#embedded/ports.js'
import { waitFor } from '#embedded/waiting.js'
import type { TestApi } from './api.js'
import { Visitor } from './visitor.js'

const children: ChildProcess[] = []

export interface SecondApi {
  child: ChildProcess
  url: string
  visitor: Visitor
}

/** @param personId who is signed in there */
export const secondApi = async (api: TestApi, personId: string): Promise<SecondApi> => {
  const { port } = await choosePorts({
    names: ['port'],
    rememberedIn: join(api.filesFolder, '..', 'ports.json'),
  })
  const key = api.auditKeyFile
  const child = spawn(process.execPath, [join(repositoryRoot(), 'dist/apps/api/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DEMO_MODE: '1',
      LOG_LEVEL: 'silent',
      DATABASE_URL: api.database.url,
      TEMPORAL_ADDRESS: api.temporal.address,
      TEMPORAL_NAMESPACE: api.temporal.namespace,
      PAYLOAD_KEY_FILE: key,
      SESSION_KEY_FILE: key,
      DATA_KEY_FILE: key,
      AUDIT_KEY_FILE: key,
      FILES_DIR: api.filesFolder,
    },
  })
  children.push(child)
  const url = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    )
  if (!(await waitFor(answers, { timeoutMs: 30_000 }))) throw new Error('the second API does not answer')
  return { child, url, visitor: await new Visitor(url).signIn(personId) }
}

/** Ends at once, whatever it was doing. */
export const killed = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** For the end of a test file. */
export const endSecondApis = (): void => {
  for (const child of children) child.kill('SIGKILL')
}
