/** Over HTTP, as a browser does: each person with a session of their own. */
import type { UpdateAnswer } from '#contracts/workflow/process.js'
import type { KeyedEvent } from '#domain/kernel/events.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import type { Claim } from './claim.js'
import type { Door, Reply } from './door.js'

/** The API answers within five seconds; a machine out of breath is given a little more. */
const patienceMs = 15_000

interface Request {
  path: string
  body: object
}

/** Signs the people in. @param apiUrl where the API answers */
export const httpDoor = async (apiUrl: string, people: readonly string[]): Promise<Door> => {
  const cookies = new Map<string, string>()
  for (const person of people) cookies.set(person, await signIn(apiUrl, person))
  return {
    send: (claim, event) => post(apiUrl, requestOf(claim, event), cookies.get(event.by) ?? '', event.key),
  }
}

const signIn = async (apiUrl: string, personId: string): Promise<string> => {
  const reply = await fetch(`${apiUrl}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  })
  const cookie = reply.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`sign-in of ${personId}: ${reply.status} ${await reply.text()}`)
  return cookie
}

const requestOf = ({ processId, parties }: Claim, event: KeyedEvent): Request => {
  if (event.type === 'admin') throw new Error('no commands of administrators through this door')
  if (event.type === 'act') {
    const { seatId, act, expectedVersion, body } = event
    return { path: `/api/processes/${processId}/acts`, body: { seatId, act, expectedVersion, body } }
  }
  const { projectId, agencyId } = parties
  const [offer] = (event.facts as ClaimFacts).rounds
  return {
    path: '/api/claims',
    body: { projectId, agencyId, startedBy: 'agency', submit: true, terms: offer?.terms },
  }
}

const post = async (apiUrl: string, { path, body }: Request, cookie: string, key: string): Promise<Reply> => {
  try {
    const reply = await fetch(apiUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'idempotency-key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    })
    return replyOf(reply.status, await reply.text())
  } catch (error) {
    return { status: 'unknown', why: String((error as Error).cause ?? error) }
  }
}

/** Of the server's own failures only 503 is a promise that the same key will tell. */
const replyOf = (status: number, text: string): Reply => {
  if (status === 503) return { status: 'unknown', why: text }
  const answer = JSON.parse(text) as UpdateAnswer & { code?: string }
  if (status < 300) return { status: 'acknowledged', answer }
  return { status: 'refused', code: `${status} ${answer.code}` }
}
