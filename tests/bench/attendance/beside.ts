/**
 * What stands beside: `node:http`, the same statement with its entry of the audit, the same way of gathering what comes
 * meanwhile into one commit. It checks nothing of a body but that it is JSON, and lets anybody in who sends the organiser's name.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { Pool } from 'pg'
import {
  decideAttendances,
  type DecisionAnswer,
  type DecisionRequest,
} from '#persistence/attendance/decide-attendances.js'

const mostUnderWay = 2
const mostRequests = 50

interface Waiting {
  request: DecisionRequest
  answer(answer: DecisionAnswer): void
}

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: mostUnderWay })
const waiting: Waiting[] = []
let underWay = 0

const run = async (): Promise<void> => {
  if (underWay >= mostUnderWay || waiting.length === 0) return
  underWay += 1
  const batch = waiting.splice(0, mostRequests)
  const answers = await decideAttendances(
    pool,
    batch.map(({ request }) => request),
  )
  for (const [index, each] of batch.entries()) each.answer(answers[index] ?? { refused: 'notFound' })
  underWay -= 1
  if (waiting.length > 0) setImmediate(() => void run())
}

const read = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const server = createServer((message, reply) => {
  void read(message).then(text => {
    const { items } = JSON.parse(text) as Pick<DecisionRequest, 'items'>
    const activityId = message.url?.split('/')[3] ?? ''
    const key = String(message.headers['idempotency-key'])
    const by = String(message.headers['x-organiser'])
    const entry = {
      personId: by,
      operation: 'decideAttendances',
      outcome: 'done' as const,
      subjectId: activityId,
    }
    const request = { by, key, bodyHash: text, activityId, held: [], items, entry }
    const answer = (told: DecisionAnswer) => {
      reply.writeHead(200, { 'content-type': 'application/json' })
      reply.end(JSON.stringify(told))
    }
    waiting.push({ request, answer })
    if (underWay < mostUnderWay) setImmediate(() => void run())
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
