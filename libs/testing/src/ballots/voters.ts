/** Voters as a server meets them: each with a slip and a phone of their own, and the last press of the page's button. */
import { Agent, request } from 'node:http'
import { newNonce, receiptFor } from '#ballots/slip-secrets.js'
import { votePath } from '#contracts/http/voting.js'
import type { PrintedSlip } from '#persistence/evaluation/slips.js'
import { judged } from './station.js'

export interface Voter {
  number: number
  token: string
  nonce: string
  /** One sign for each question. */
  given: string
  comment?: string
  address: string
  receipt: string
}

/** Whoever has the slip, on a phone that nobody used before. */
export const voterOf = ({ number, token }: PrintedSlip): Voter => {
  const nonce = newNonce()
  return {
    ...{ number, token, nonce, receipt: receiptFor(token, nonce) },
    given: judged.map((_, at) => 1 + ((number + at) % 4)).join(''),
    address: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  }
}

export interface Reply {
  status: number
  text: string
}

export interface Line {
  send(voter: Voter): Promise<Reply>
  close(): void
}

const bodyOf = ({ token, nonce, given, comment = '' }: Voter): string => {
  const at = String(given.length + 1)
  return new URLSearchParams({ code: token, nonce, at, given, comment, size: '20', go: 'send' }).toString()
}

/** Keeps its connections open, so that a clock times the server and not the phones. */
export const lineTo = (port: number): Line => {
  const agent = new Agent({ keepAlive: true })
  const send = (voter: Voter) =>
    new Promise<Reply>((resolve, reject) => {
      const body = bodyOf(voter)
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': body.length,
        'x-forwarded-for': voter.address,
      }
      const sent = request(
        { agent, host: '127.0.0.1', port, path: votePath, method: 'POST', headers },
        reply => {
          const chunks: Buffer[] = []
          reply.on('data', (chunk: Buffer) => chunks.push(chunk))
          reply.on('end', () =>
            resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
          )
          reply.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  return { send, close: () => agent.destroy() }
}
