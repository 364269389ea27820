/** Claims of ours, played over HTTP by the people of the demo district: what a click in the browser sends. */
import { randomUUID } from 'node:crypto'
import type { Act, Journey } from '../harness/journey.js'
import type { HttpClient } from './http-client.js'
import { terms, type Actor, type Script, type ScriptedAct } from './script.js'

/** The people of one agency and one community; a lane's claims follow each other. */
export interface Lane {
  /** Not claimed yet; each claim takes one. */
  projectIds: string[]
  agencyId: string
  /** A person's session cookie by their part in the claim. */
  cookies: Record<Actor, string>
}

export interface OurClaims extends Journey {
  /** Of the one begun last. */
  lastId(): string
}

export const ourClaims = (http: HttpClient, lanes: readonly Lane[], script: Script): OurClaims => {
  let processId = ''
  return {
    lastId: () => processId,
    begin: async laneNo => {
      const lane = laneOf(lanes, laneNo)
      const id = (processId = await start(http, lane))
      return script.acts.map(
        (act): Act =>
          () =>
            send(http, lane, id, act, randomUUID()),
      )
    },
  }
}

/** Claims whose every act is sent once, unmeasured, and then again under the same key. */
export const repeatedActs = (http: HttpClient, lanes: readonly Lane[], script: Script): Journey => ({
  begin: async laneNo => {
    const lane = laneOf(lanes, laneNo)
    const id = await start(http, lane)
    return script.acts.flatMap(act => {
      const key = randomUUID()
      const once: Act = () => send(http, lane, id, act, key)
      return [once, once]
    })
  },
})

const laneOf = (lanes: readonly Lane[], no: number): Lane => {
  const lane = lanes[no]
  if (!lane) throw new Error(`no lane ${no}`)
  return lane
}

const start = async (http: HttpClient, { projectIds, agencyId, cookies }: Lane): Promise<string> => {
  const projectId = projectIds.pop()
  if (!projectId) throw new Error('every project of the lane has been claimed')
  const body = { projectId, agencyId, startedBy: 'agency', submit: true, terms }
  return (await command(http, '/api/claims', body, cookies.liaison, randomUUID())).processId
}

const send = async (
  http: HttpClient,
  { cookies }: Lane,
  id: string,
  step: ScriptedAct,
  key: string,
): Promise<void> => {
  const { by, act, seatId, expectedVersion, body } = step
  await command(http, `/api/processes/${id}/acts`, { seatId, act, expectedVersion, body }, cookies[by], key)
}

const command = async (
  http: HttpClient,
  path: string,
  body: unknown,
  cookie: string,
  key: string,
): Promise<{ processId: string }> => {
  const reply = await http.post(path, body, { cookie, 'idempotency-key': key })
  if (reply.status >= 300) throw new Error(`POST ${path}: ${reply.status} ${reply.body}`)
  return JSON.parse(reply.body) as { processId: string }
}
